"""What stands between a native page and the console: its errors are caught, its time is measured.

Qt hands an error in a slot or in painting to `sys.excepthook`; one that passed through code of a
native page is that page's, and nobody else's. Functions of the page's module and methods of its
classes are measured at their outermost call. What never returns cannot be ended: it is the price of
trust.
"""

import sys
import traceback
from collections.abc import Callable
from functools import wraps
from time import perf_counter
from types import FunctionType, ModuleType, TracebackType
from typing import Any

from console.plugin_host.reading.native_reader import NativeSource

SLOW = 0.1
"""Seconds on the main thread that a person begins to feel."""
Failed = Callable[[BaseException, str], None]
"""Gets the error, and file and line of the page's own code."""
Took = Callable[[str, float], None]
"""Gets the name of what was called and how long it took."""


class NativeGuard:
    """Watches over one page.

    Args:
        source: its code.
        failed: told of an error, on the main thread.
        took: told of each call that was slow.
    """

    def __init__(self, source: NativeSource, failed: Failed, took: Took) -> None:
        self._source, self._failed, self._took = source, failed, took
        self._name = f"<plugin {source.plugin}>/{source.file}"
        self._depth = 0
        self._before: Any = None
        self._is_over = False

    def module(self) -> ModuleType:
        """Return the page's module, run and guarded.

        Raises:
            BaseException: whatever its code raises.
        """
        made = ModuleType(f"hall_native_{self._source.plugin.replace('-', '_')}")
        code = compile(self._source.raw, self._name, "exec")
        self.measured("module", exec)(code, made.__dict__)
        for name, each in list(vars(made).items()):
            if isinstance(each, FunctionType) and each.__module__ == made.__name__:
                setattr(made, name, self.measured(name, each))
            elif isinstance(each, type) and each.__module__ == made.__name__:
                self._watch(each)
        return made

    def begin(self) -> None:
        """Take errors of its code from now on."""
        self._before, sys.excepthook = sys.excepthook, self._hook

    def end(self) -> None:
        """Take none any more."""
        self._is_over = True
        if sys.excepthook == self._hook:
            sys.excepthook = self._before

    def measured(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that does the same and is measured."""
        code = getattr(call, "__code__", None)
        takes = code.co_argcount if code and not code.co_flags & 0x04 else None

        @wraps(call)
        def measured(*args: Any, **kwargs: Any) -> Any:
            self._depth += 1
            began = perf_counter()
            try:
                return call(*args[:takes], **kwargs)  # Qt counts what a slot takes, and sees *args
            finally:
                self._depth -= 1
                spent = perf_counter() - began
                if self._depth == 0 and spent > SLOW:
                    self._took(name, spent)

        return measured

    def place(self, trace: TracebackType | None) -> str:
        """Return file and line of the page's own code that an error passed last; empty for none."""
        own = [frame for frame in traceback.extract_tb(trace) if frame.filename == self._name]
        return f"{self._source.file} L{own[-1].lineno}" if own else ""

    def _watch(self, kind: type) -> None:
        for name, each in list(vars(kind).items()):
            is_dunder = name.startswith("__")
            if isinstance(each, FunctionType) and not is_dunder:
                setattr(kind, name, self.measured(f"{kind.__name__}.{name}", each))

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        place = "" if self._is_over else self.place(trace)
        if place:
            self._failed(error, place)
        else:
            self._before(kind, error, trace)
