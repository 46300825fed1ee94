"""One document into its rows, and the ledger of what was done."""
