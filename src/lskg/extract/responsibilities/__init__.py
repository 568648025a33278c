"""Who is to do what, in the words of a report."""
