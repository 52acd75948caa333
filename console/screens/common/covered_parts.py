"""What of a camera's picture is to be covered, as tiles take it (隐私遮挡)."""

from functools import lru_cache

from PySide6.QtCore import QRectF

from console.domain.camera import Camera, MaskZone

Parts = tuple[QRectF, ...]

WHOLE: Parts = (QRectF(0, 0, 1, 1),)
"""Where nobody knows which part it is."""


def parts_of(camera: Camera) -> Parts:
    """Return what is to be covered of a camera's picture, in fractions; the same object each time.

    Zones were drawn for one direction. Where a camera that turns looks now, only its platform
    knows, which others turn too: of such a one all is covered.
    """
    if not camera.mask:
        return ()
    return WHOLE if camera.ptz else _rects(camera.mask)


@lru_cache(1024)
def _rects(zones: tuple[MaskZone, ...]) -> Parts:
    """Return the zones as they were told; all of the picture where one is none (per cent, pixels).

    A part that cannot be found in the picture would be one that is not covered.
    """
    parts = tuple(QRectF(zone.x, zone.y, zone.width, zone.height) for zone in zones)
    are_parts = all(part.isValid() and part.intersects(WHOLE[0]) for part in parts)
    return parts if are_parts else WHOLE
