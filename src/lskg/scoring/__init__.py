"""How well what is found agrees with a reference that was made by reading."""
