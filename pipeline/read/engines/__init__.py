"""Engines that read print from an image, and their vote."""
