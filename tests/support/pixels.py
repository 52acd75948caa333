"""What a widget looks like, as bytes to compare."""

from PySide6.QtWidgets import QWidget


def pixels(widget: QWidget) -> bytes:
    """Return a copy of its pixels; the image's own bits end with the image."""
    image = widget.grab().toImage()
    return bytes(image.constBits())
