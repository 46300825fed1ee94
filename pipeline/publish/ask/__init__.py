"""Questions to the database, whole records out of it, and what its tables and columns mean."""
