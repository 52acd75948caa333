"""What an operator can do: id, title, key, condition, and the one way an act is saved."""
