"""Whole acts made up in many layouts, to see in which of them the parser fails."""
