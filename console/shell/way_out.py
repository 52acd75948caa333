"""How a panel is left: one key and one word, at the right of its head, the same everywhere."""

from PySide6.QtCore import QCoreApplication

from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink


def way_out(words: str = "", gap: int = 8) -> list[Run]:
    """Return the key that leaves a panel and what leaving it means; 关闭 where nothing else is."""
    told = words or QCoreApplication.translate("panel", "Close")
    return [key_cap("Esc", gap=gap), Run(told, Ink.TEXT2, gap=8)]
