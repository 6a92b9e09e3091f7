"""Counterclaim: who claims what happened, where, when and how many."""

__version__ = "0.1.0"
