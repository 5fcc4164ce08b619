"""Windows that ask for something and give back values."""
