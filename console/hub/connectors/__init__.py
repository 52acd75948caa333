"""Readers of what other systems send, one module per form."""
