"""Words with places → lines in reading order: rows, columns, lists without rules, ruled grids, furniture."""
