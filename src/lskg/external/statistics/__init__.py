"""Statistical files of others, from cells to rows of published statistics."""
