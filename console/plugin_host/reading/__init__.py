"""What a plugin says, read and checked before any of its code; and the data its pages show."""
