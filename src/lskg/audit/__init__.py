"""Whether the numbers of a report agree with each other, by exact arithmetic."""
