"""The files in which a release can be had: tables, exports, dumps, and counts of what is there."""
