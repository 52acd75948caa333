"""Main or sub stream: chosen by the pixels a tile has, with a dead band so that nothing flaps."""

SUB, MAIN = "sub", "main"
MAIN_FROM = 800
"""Pixels of width from which a sub stream (640 to 704) looks soft."""
SUB_BELOW = 640
"""Pixels of width below which a main stream shows nothing more, and costs nine times as much."""


def profile_for(width: int, now: str, has_main: bool, wish: str = "auto") -> str:
    """Return the profile for a tile: `sub` or `main`.

    Args:
        width: of the tile's picture, device pixels.
        now: what it shows; between the two borders it stays.
        has_main: whether the camera has a main stream.
        wish: the seat's setting, `auto`, `sub` or `main`; never main in a tile below 640 pixels.
    """
    if not has_main or wish == SUB or width < SUB_BELOW:
        return SUB
    return MAIN if wish == MAIN or width >= MAIN_FROM else now
