"""The report as a page with its figures, names and notes marked."""
