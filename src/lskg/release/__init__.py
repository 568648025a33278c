"""A published release: what is in it, and which are kept."""
