"""Claims for people and for other programs."""
