"""What the pages show of the graph, without HTTP."""
