"""Pages of plugins, drawn from data by the console's own widgets."""
