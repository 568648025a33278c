"""The names in a report: bodies, documents, places, projects, and where each is named."""
