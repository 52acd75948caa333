"""Camera streams: decoded in worker processes, shown from shared memory, never live when old."""
