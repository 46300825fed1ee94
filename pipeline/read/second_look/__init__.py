"""What a first reading misses is looked for again: dropped lines, list numbers, names under seals."""
