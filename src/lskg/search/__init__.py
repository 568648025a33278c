"""Full text over labels, aliases and the words of the report, with or without diacritics."""
