"""Levels of responses in words."""

from PySide6.QtCore import QCoreApplication

from console.domain.hall_mode import Level


def _t(source: str) -> str:
    return QCoreApplication.translate("mode", source)


def level_words(level: Level | None) -> str:
    """Return Ⅲ级, or 无."""
    words = {Level.IV: _t("IV"), Level.III: _t("III"), Level.II: _t("II"), Level.I: _t("I")}
    return _t("none") if level is None else words[level]
