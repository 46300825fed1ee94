"""The text of one act: zones, paragraphs, tree of articles; from each character a way back to the page."""
