"""The evening in ninety seconds, played by the real console, with a picture of each step."""
