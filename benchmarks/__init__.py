"""Public benchmarks, scored through `counterclaim annotate` and nothing else."""
