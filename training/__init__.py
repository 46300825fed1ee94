"""What makes the models that the program carries. Nothing of the program imports it."""
