"""Makes the sample corpus: one TOML description a decision, from which both the page and its gold come."""
