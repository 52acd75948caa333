"""What can be wrong with the hub's file, in words for whoever keeps it."""


class StoreProblem(Exception):  # noqa: N818
    """The database cannot be used; the text says why and what to do."""


class StoreDamaged(StoreProblem):
    """Bytes of the database are others than were written, or some of what was written is gone."""
