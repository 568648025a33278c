"""The text of a query: reading it and rewriting it."""
