"""What lies outside a report: territories, other plans, published statistics."""
