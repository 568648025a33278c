"""The Entity Reconciliation API 0.2."""
