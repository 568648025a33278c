"""Validation by shapes, and how to mend what it finds."""
