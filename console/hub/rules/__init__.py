"""Rules as data: reading and checking a file, taking it in, trying it on the last days."""
