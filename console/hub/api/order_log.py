"""Orders to cameras in the hub's log: who gave which, and what came of it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from console.contract.grant import Grant
from console.domain.camera import Camera
from console.hub.api.problems import ProblemError

log = logging.getLogger(__name__)
log.setLevel(logging.INFO)  # who did what stands in the log whatever else is left out of it


@contextmanager
def noted(kind: str, grant: Grant, camera: Camera, what: str, done: str) -> Iterator[None]:
    """Write an order down when it is over, however it ended.

    Args:
        kind: of the order: `turn`, `playback`.
        grant: of who gave it.
        camera: what it is for.
        what: was ordered.
        done: what is told of one that was carried out; of another the code of its problem is.
    """
    result = done
    try:
        yield
    except ProblemError as error:
        result = error.problem.code
        raise
    finally:
        told = [grant.person, grant.seat, camera.id, what, result]
        log.info("camera %s %s", kind, msgspec.json.encode(told).decode())
