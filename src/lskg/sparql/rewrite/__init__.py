"""A query in other words that have the same answer."""
