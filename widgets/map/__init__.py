"""A small still map of lines, areas and points."""
