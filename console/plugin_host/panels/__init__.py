"""What opens over every page for plugins."""
