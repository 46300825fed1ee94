"""The site and its API: Datasette with Vietnamese words, links and security headers."""
