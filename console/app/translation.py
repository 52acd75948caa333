"""The language on screen: Chinese first, English second."""

import logging

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from resources import path

_log = logging.getLogger(__name__)


def translate(app: QApplication, language: str) -> None:
    """Install the translation of a language; English is what the code says.

    A missing file leaves English on the screen and a line in the log: the console must start.
    """
    if language == "en":
        return
    translator = QTranslator(app)
    name = f"console_{language}"
    if translator.load(name, str(path("i18n"))):
        app.installTranslator(translator)
    else:
        _log.error("%s.qm is missing; packaging/build_translations.py makes it", name)
