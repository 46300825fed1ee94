"""Makes the models that the parser carries: invented lines, noise, training, measuring."""
