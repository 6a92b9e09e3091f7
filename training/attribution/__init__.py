"""How the weights of the attribution tagger are made: `examples`, then `train`, then `export` (see README.md here)."""
