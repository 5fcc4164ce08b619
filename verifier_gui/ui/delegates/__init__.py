"""How cells are painted."""
