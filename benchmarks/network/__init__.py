"""That nothing leaves the machine, native code included: `python -m benchmarks.network [seconds]`."""
