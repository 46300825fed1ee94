"""Comparison of provinces: its figures, and how they stand side by side."""
