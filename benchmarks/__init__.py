"""What the program is measured by: `python benchmarks/run.py` prints one table."""
