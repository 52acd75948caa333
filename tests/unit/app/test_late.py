"""What is built once is built by the thread that declared it, whoever asks."""

from threading import current_thread, main_thread

import pytest

from console.app.late import Late
from console.runtime.workers import run_aside

PATIENCE = 60


def test_another_thread_never_builds_it_but_may_use_what_stands() -> None:
    """H666: a timer that a worker made never fires."""
    late = Late(current_thread)
    with pytest.raises(RuntimeError, match="before its own thread built it"):
        run_aside("ask", late).result(PATIENCE)
    assert late.if_built is None, "the one that refuses leaves nothing behind"
    assert late() is main_thread()
    assert run_aside("ask", late).result(PATIENCE) is main_thread()
