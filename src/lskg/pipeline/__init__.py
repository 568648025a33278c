"""From sources to a published release, and on to a store elsewhere."""
