"""What runs inside a guest, before its own code: limits and the seal. Standard library only."""
