"""Search: what was asked, candidates from the index, their order."""
