"""What follows from the rows of many documents, made anew at the end of a run."""
