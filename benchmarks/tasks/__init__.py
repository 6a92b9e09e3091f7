"""One file a task, each giving `BENCHMARKS`."""
