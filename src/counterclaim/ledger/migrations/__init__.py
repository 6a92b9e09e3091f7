"""Numbered migrations: `NNNN_name.sql`, each run once, in one transaction, never edited after a release."""
