"""How often values are right at a given confidence, on decisions made up for it: the limits of flags."""
