"""Made-up reports of the genre with known contents, in layouts drawn at random."""
