"""S5 视频墙: a window of its own, pictures only, every tile in a named state."""
