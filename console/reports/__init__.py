"""Papers of the hall: what they say, and the files they are written as."""
