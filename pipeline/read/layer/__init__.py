"""The text layer of a page: words, whether to believe them, ruled tables, blanks filled as pictures."""
