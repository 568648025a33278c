"""What a person adds to the rules, read and checked against the text."""
