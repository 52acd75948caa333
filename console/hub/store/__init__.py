"""Where the hub keeps its records, changes, operations, raw messages and accounts."""
