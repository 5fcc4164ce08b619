"""Which records of a registry may be a subject, how probably, and why. No input or output but its own data."""
