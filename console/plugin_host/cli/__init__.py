"""What `command-hall plugin` does, for authors and installers; no Qt."""
