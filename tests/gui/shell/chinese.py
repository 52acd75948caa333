"""The screen speaks Chinese: a translator over all pairs, as the built translation does."""

import tomllib
from functools import cache

from PySide6.QtCore import QObject, QTranslator
from PySide6.QtWidgets import QApplication

import resources
from console.models.standing_words import is_chinese


class AllPairs(QTranslator):
    """Answers from `resources/i18n/pairs/*.toml`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pairs = _pairs()

    def translate(self, context, source, disambiguation=None, n=-1):
        return self._pairs.get(context, {}).get(source)

    def isEmpty(self):
        return False


@cache
def _pairs() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for file in sorted(resources.path("i18n/pairs").glob("*.toml")):
        for context, pairs in tomllib.loads(file.read_text("utf-8")).items():
            found.setdefault(context, {}).update(pairs)
    return found


def speak_chinese(app: QApplication) -> AllPairs:
    """Install the translator."""
    translator = AllPairs(app)
    app.installTranslator(translator)
    return translator


def either(zh: str, en: str) -> str:
    """Return what the seat itself would say in the language of the screen."""
    return zh if is_chinese() else en
