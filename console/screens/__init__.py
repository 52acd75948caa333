"""Pages and panels, one folder each; the shell gets them as plain widgets."""
