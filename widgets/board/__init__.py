"""A board of tiles that can be read across a room."""
