"""Painted lists and tables over Qt models."""
