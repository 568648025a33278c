"""The records as RDF: written, validated, reasoned over and published."""
