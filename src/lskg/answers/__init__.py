"""Answers to what people type into the search: rules and the published graph, no language model."""
