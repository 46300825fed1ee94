"""What is promised of trust, measured: see docs/trust.md."""
