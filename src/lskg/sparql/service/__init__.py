"""SERVICE clauses: finding them, and putting answers in their place."""
