"""The numbers of a text with their meaning: which are figures, and what they say."""
