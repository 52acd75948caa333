"""The dispatch dictionary and the grid codes: read from tables, told apart, put in force, back."""
