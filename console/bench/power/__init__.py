"""Power cuts: what a disk may hold when the current goes, and whether the stores come back whole.

`shim.c` logs what the real SQLite and Python do to files; `disk` works out every image that an
unsynced loss allows; `seat_check` and `hub_check` judge an image and share no code with the
product; `restart` starts the product itself on it.
"""
