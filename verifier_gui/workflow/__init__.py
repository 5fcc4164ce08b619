"""What an operator can do: the only room that opens transactions."""
