"""Bodies and who sits in them: from lists, tables, prose and changes of persons."""
