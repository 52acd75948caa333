"""Camera streams: decoded in worker processes, shown from shared memory, never taken for live when old."""
