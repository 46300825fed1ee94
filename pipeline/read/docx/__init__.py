"""Word files (DOCX): paragraphs, numbers, styles and old fonts as a reader would see them."""
