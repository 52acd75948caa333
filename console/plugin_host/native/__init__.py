"""Native pages of plugins that a hall approved as trusted: read, built, guarded, taken away."""
