"""Answering SPARQL: the store, its evaluation, admission, limits and cached answers."""
