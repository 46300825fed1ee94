"""What the database looks like: tables, views, search index and the steps that lead there."""
