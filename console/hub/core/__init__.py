"""What the hub does, without threads, sockets or a clock of its own."""
