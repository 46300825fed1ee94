"""How quick the site is on a large generated corpus: `python -m benchmarks.site`, see docs/measures.md."""
