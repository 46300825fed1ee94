"""The reader of figures by hand in the heads of scans: drawn lines, real strips, training."""
