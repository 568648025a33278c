"""The structure of a report: its sections and footnotes."""
