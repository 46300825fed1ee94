"""Peers on the same files: `python -m benchmarks.peers`, see README.md."""
