"""Rows as a file: CSV, Excel, JSON Lines, Parquet, the same for the site and the export."""
