"""Versions of the ontology and the differences between them."""
