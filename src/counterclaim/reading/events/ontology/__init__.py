"""What the reader can see happen: types, modes, and the cues that name them, one YAML file a type."""

from counterclaim.reading.events.ontology.ontology import Cue, Matcher, Ontology, ontology

__all__ = ["Cue", "Matcher", "Ontology", "ontology"]
