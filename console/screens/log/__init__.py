"""S9 值班日志: one line an entry, never changed, always one line to write the next."""
