"""Plain HTTP: negotiation, headers, compression, caching, problems, the request log."""
