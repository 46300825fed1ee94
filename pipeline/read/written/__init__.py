"""Text without places: marks, delimiters, runs of blanks → lines, two-column heads, tables of any making."""
