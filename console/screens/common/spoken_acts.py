"""Acts whose outcome is said to the person."""

from concurrent.futures import Future

from PySide6.QtCore import QCoreApplication, QObject, Signal

from console.commands.executor import Result
from console.models.futures import when_done
from console.screens.common.words import refusal_words


def _t(source: str) -> str:
    return QCoreApplication.translate("screens", source)


class SpokenActs(QObject):
    """What the keys of a page do, and what is said of it.

    Signals:
        said: something was done; in passing.
        refused: something was refused, and why.
        take_back_offered: words, action, key and command id that takes it back.
        take_back_ended: command id that can no longer be run.
    """

    said = Signal(str)
    refused = Signal(str)
    take_back_offered = Signal(str, str, str, str)
    take_back_ended = Signal(str)

    def perform(self, act: "Future[Result]", words: str) -> None:
        """Say the words when the act is saved, else why it is not."""

        def done(result: Result) -> None:
            if result.is_saved:
                self.said.emit(words)
            else:
                self.refuse(result)

        when_done(act, self, done)

    def refuse(self, result: Result) -> None:
        """Say why an act was refused."""
        self.refused.emit(_t("Refused: {0}").format(refusal_words(result)))
