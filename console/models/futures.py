"""Results of other threads, brought to the Qt thread in one place."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from shiboken6 import isValid

T = TypeVar("T")


class _Gate(QObject):
    """The one object that other threads signal to; it lives as long as the application.

    An object that is deleted while another thread still emits its signal takes the program with it.
    """

    came = Signal(object)

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self.came.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def _run(self, call: Callable[[], None]) -> None:
        call()


def when_done(
    future: "Future[T]",
    owner: QObject,
    then: Callable[[T], None],
    failed: Callable[[BaseException], None] | None = None,
) -> None:
    """Call `then` with the result on the Qt thread, unless `owner` is gone by then.

    Args:
        future: of any thread.
        owner: whose life bounds the wait.
        then: gets the result.
        failed: gets the error; without it the error is raised on the Qt thread, where it is seen.
    """
    gate = _gate()

    def deliver(finished: "Future[T]") -> None:
        if finished.cancelled() or not isValid(owner):
            return  # what was given up tells nobody
        error = finished.exception()
        if error is None:
            then(finished.result())
        elif failed is not None:
            failed(error)
        else:
            raise error

    def arrived(finished: "Future[Any]") -> None:
        try:
            gate.came.emit(partial(deliver, finished))
        except RuntimeError:  # the application has ended
            return

    future.add_done_callback(arrived)


def _gate() -> _Gate:
    application = QCoreApplication.instance()
    assert application is not None, "results are brought to a Qt application"
    return application.findChild(_Gate) or _Gate(application)
