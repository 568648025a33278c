"""Tables whose rows stand in a text as lines: their columns, their values, what these say."""
