"""The rules of the audit, one module for each kind of tie between figures."""
