"""Whoever keeps the hub: looks through a file whose disk was bad, and brings the backup back."""

from console.bench.real.cell import Hall


def visit(hall: Hall) -> set[str] | None:
    """Look at a hub whose file was spoilt, and let it serve again.

    Returns:
        The messages its backup knows where that took the file's place, by the hub's own doing or
        now; what came later may be lost. None where the file was whole.
    """
    hub, kept = hall.hub, hall.kept
    assert kept is not None
    hub.kill()
    hub.restore_from = None
    is_whole = hub.is_whole()
    if not is_whole:
        hub.restore(kept.copy)
    is_other = hub.epoch() != kept.epoch
    hall.met["hub brought back by itself" if is_whole and is_other else "hub brought back"] += (
        is_other
    )
    hub.begin()
    return {id for (id,) in hub.look("SELECT id FROM message_ids", kept.copy)} if is_other else None
