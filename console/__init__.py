"""The console of a city command hall."""

__version__ = "0.1.0"
