"""What travels between console and hub; one vocabulary, used by both sides."""
