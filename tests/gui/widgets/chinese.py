"""A translator over the pairs of one subject, so that pictures and tests speak Chinese."""

import tomllib

from PySide6.QtCore import QObject, QTranslator

import resources


class PairsTranslator(QTranslator):
    """Answers from `resources/i18n/pairs/<subject>.toml`."""

    def __init__(self, subject: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        text = resources.path(f"i18n/pairs/{subject}.toml").read_text(encoding="utf-8")
        self._pairs: dict[str, dict[str, str]] = tomllib.loads(text)

    def translate(self, context, source, disambiguation=None, n=-1):
        return self._pairs.get(context, {}).get(source)

    def isEmpty(self):
        return False
