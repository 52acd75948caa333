"""The boxes of a machine's find, as tiles show them."""

from PySide6.QtCore import QRectF

from console.domain.alert import Alert
from console.models.alert_rows import GRADES
from console.runtime.hall_time import hall_time
from widgets.video.tile_source import TileBox


def boxes_of(alert: Alert, is_then: bool) -> tuple[TileBox, ...]:
    """Return what a machine marked in the picture of an alert.

    Args:
        alert: the find.
        is_then: whether they lie on a later picture: they say of when they are, and are dashed.
    """
    evidence = alert.evidence
    if evidence is None:
        return ()
    at = hall_time(evidence.at) if is_then and evidence.at is not None else ""
    return tuple(
        TileBox(
            QRectF(box.x, box.y, box.width, box.height),
            " ".join(word for word in (box.label, _sure(box.confidence), at) if word),
            GRADES[alert.severity],
            is_then,
        )
        for box in evidence.boxes
    )


def _sure(confidence: float | None) -> str:
    return "" if confidence is None else f"{confidence:.2f}"
