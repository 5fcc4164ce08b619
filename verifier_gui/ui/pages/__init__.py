"""The pages of the window, one for each place on the rail."""
