"""How fast queries are answered, beside other engines over the same data."""
