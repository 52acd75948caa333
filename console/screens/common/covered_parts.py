"""What of a camera's picture is to be covered, as tiles take it (隐私遮挡)."""

from PySide6.QtCore import QRectF

from console.domain.camera import Camera

Parts = tuple[QRectF, ...]


def parts_of(camera: Camera) -> Parts:
    """Return all that is to be covered of a camera's picture, in fractions of it."""
    return tuple(QRectF(zone.x, zone.y, zone.width, zone.height) for zone in camera.mask)
