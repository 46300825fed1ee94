"""How well and how fast pages are read: `python -m benchmarks.reading [part …]`, see docs/accuracy.md."""
