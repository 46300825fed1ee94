"""Who must do what, and how a body works."""
