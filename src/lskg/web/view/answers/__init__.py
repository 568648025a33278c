"""Answers to what people type, as pages show them."""
