"""The language on screen: Chinese first, English second."""

import logging

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from resources import path

_log = logging.getLogger(__name__)

_NAME = "language on screen"


def translate(app: QApplication, language: str) -> None:
    """Install a translation in the place of the one before; English is what the code says.

    Texts that stand already stay as they are: windows are built anew afterwards. A missing file
    leaves English on the screen and a line in the log: the console must start.
    """
    for old in app.findChildren(QTranslator, _NAME):
        app.removeTranslator(old)
        old.deleteLater()
    if language == "en":
        return
    translator = QTranslator(app)
    translator.setObjectName(_NAME)
    name = f"console_{language}"
    if translator.load(name, str(path("i18n"))):
        app.installTranslator(translator)
    else:
        _log.error("%s.qm is missing; packaging/build_translations.py makes it", name)
