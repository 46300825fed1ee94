"""Measurements of large batches: engines beside each other, and a cluster whose parts are killed."""
