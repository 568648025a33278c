"""What the report says, as records. No RDF and no web here."""
