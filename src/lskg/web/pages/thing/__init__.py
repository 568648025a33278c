"""The page of a thing of the graph."""
