"""Which cameras a page of the wall has by itself, where nobody has asked for others."""

from PySide6.QtCore import QCoreApplication

from console.models.directory import Directory
from console.settings.plans.wall_view import WALL_PAGES

LARGEST = 16
"""Tiles a page has by itself."""
_KEY, _LEVELS = (1,), (1, 2, 3)


def _t(source: str) -> str:
    return QCoreApplication.translate("wall", source)


def own_cameras(directory: Directory, page: str) -> tuple[str, list[str]]:
    """Return title and ids: the key cameras on the first page, all by weight on the others."""
    number = WALL_PAGES.index(page)
    if number == 0:
        return _t("Key cameras"), _by_weight(directory, _KEY)
    return _t("Further cameras"), _by_weight(directory, _LEVELS)[number * LARGEST :]


def _by_weight(directory: Directory, levels: tuple[int, ...]) -> list[str]:
    return [camera.id for level in levels for camera in directory.key_cameras(level)]
