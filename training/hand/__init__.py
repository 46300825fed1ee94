"""The reader of numbers, days and months written by hand in the heads of scans: drawn lines, real strips, training."""
