"""From a received file to the folder of a report: its text, and what its first page says of it."""
