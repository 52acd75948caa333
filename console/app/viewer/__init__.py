"""只读旁观: a second console on one data folder looks on; it writes and sends nothing."""
