"""The constructs of the genre, read in any text: persons, posts, roles, seats, lists, labels, citations."""
