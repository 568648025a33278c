"""The pages of the ontology, its versions and code lists."""
