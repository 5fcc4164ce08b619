"""Values and the rules on them. They know nobody."""
