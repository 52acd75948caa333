"""The hub's calls over HTTP: a thin shell round the core."""
