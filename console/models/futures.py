"""Results of other threads, brought to the Qt thread in one place."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")


class _Bridge(QObject):
    done = Signal(object)


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
    bridge = _Bridge(owner)

    def deliver(finished: "Future[T]") -> None:
        bridge.deleteLater()
        error = finished.exception()
        if error is None:
            then(finished.result())
        elif failed is not None:
            failed(error)
        else:
            raise error

    bridge.done.connect(deliver, Qt.ConnectionType.QueuedConnection)

    def arrived(finished: "Future[Any]") -> None:
        try:
            bridge.done.emit(finished)
        except RuntimeError:  # the owner, and the bridge with it, was deleted meanwhile
            return

    future.add_done_callback(arrived)
