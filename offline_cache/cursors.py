"""Cursors are text `epoch:seq`; they compare only within one epoch."""


def make_cursor(epoch: str, seq: int) -> str:
    """Write a cursor."""
    return f"{epoch}:{seq}"


def parse_cursor(cursor: str) -> tuple[str, int]:
    """Return epoch and seq.

    Raises:
        ValueError: the text is no cursor.
    """
    epoch, colon, seq = cursor.rpartition(":")
    if not colon or not epoch:
        raise ValueError(f"no cursor: {cursor!r}")
    return epoch, int(seq)


def covers(cursor: str | None, settled_at: str | None) -> bool:
    """Whether what was settled at `settled_at` is part of the state at `cursor`."""
    if cursor is None or settled_at is None:
        return False
    epoch, seq = parse_cursor(cursor)
    settled_epoch, settled_seq = parse_cursor(settled_at)
    return epoch == settled_epoch and settled_seq <= seq


def is_older_revision(rev: str, held: str) -> bool:
    """Whether `rev` (`epoch.n`) is of the same epoch as `held` and before it."""
    epoch, _, number = rev.rpartition(".")
    held_epoch, _, held_number = held.rpartition(".")
    if epoch != held_epoch or not number.isdigit() or not held_number.isdigit():
        return False
    return int(number) < int(held_number)
