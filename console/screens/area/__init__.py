"""城市体征: the towns as tiles that can be read across the room."""
