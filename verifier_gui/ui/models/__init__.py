"""Tables of the window as Qt models: they hold ids or values and read on demand."""
