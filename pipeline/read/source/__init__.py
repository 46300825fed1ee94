"""What a file is and how it is opened: by its bytes; secrets are refused; plain text and old office files."""
