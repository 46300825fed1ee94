"""What is promised of trust, measured: `python -m benchmarks.trust PART …`, see docs/trust.md."""
