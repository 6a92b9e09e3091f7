"""A trained tagger of sources, cues and contents, and its union with the rules (see docs/model-card.md)."""
