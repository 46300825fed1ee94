"""Slips of OCR that have one remedy: letters, fixed phrases, numbers of acts. Names are never touched."""
