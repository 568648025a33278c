"""The SPARQL 1.1 Protocol and the query page."""
