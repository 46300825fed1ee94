"""Sample decisions of our own making, with gold: fictional persons, own wording, every page marked MẪU."""
