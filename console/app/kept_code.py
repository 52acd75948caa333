"""What dataclasses compile at each start is compiled once and kept, as Python does with modules.

A frozen dataclass writes six methods as text and compiles each, whenever its module is imported.
Before its first rows are painted a console has imported 450 of them: a quarter of its start. The
compiled code lies beside that of the modules (`__pycache__`, or where Python was told to keep it)
and is found again by a sum of the very text it was compiled of, so that it cannot be of another
version. Each is read when it is asked for: most of what is kept belongs to pages that come later.

WORKAROUND: `dataclasses` has no place for this. It calls `exec` by its global name, so a function
of that name in it comes first; what it executes, and where, stays the same. The cost is known:
https://github.com/python/cpython/issues/109870
"""

import builtins
import dataclasses
import marshal
import sys
from contextlib import suppress
from hashlib import blake2b, sha256
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

_SUM = 32
"""Bytes of the sum before the code: what was cut off or spoilt on disk is not executed."""


class KeptCode:
    """Compiled texts, of this start and of earlier ones.

    Args:
        file: where they are kept; one that is not there, or damaged, holds none.

    Attributes:
        compiled: how many texts this start had to compile.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._codes = _read(file)
        self.compiled = 0

    def begin(self) -> None:
        """Let dataclasses take their code from here."""
        vars(dataclasses)["exec"] = self._exec

    def end(self) -> None:
        """The start is over: write down what is new, and hold nothing any more.

        Where it cannot be written, the next start compiles again.
        """
        vars(dataclasses).pop("exec", None)
        codes, self._codes = self._codes, {}
        if codes and self.compiled and not sys.dont_write_bytecode:
            self._write(marshal.dumps(codes))

    def _write(self, body: bytes) -> None:
        part = self._file.with_name(f"{self._file.name}.{id(self):x}")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(sha256(body).digest() + body)
            part.replace(self._file)
        except OSError:
            with suppress(OSError):
                part.unlink()

    def _exec(self, text: str, *where: Any) -> None:
        number = blake2b(text.encode(), digest_size=16).digest()
        kept = self._codes.get(number)
        if kept is None:
            self.compiled += 1
            kept = self._codes[number] = marshal.dumps(compile(text, "<dataclass>", "exec"))
        builtins.exec(marshal.loads(kept), *where)


def _read(file: Path) -> dict[bytes, bytes]:
    try:
        kept = file.read_bytes()
    except OSError:
        return {}
    body = kept[_SUM:]
    if sha256(body).digest() != kept[:_SUM]:
        return {}
    codes: dict[bytes, bytes] = marshal.loads(body)
    return codes


def beside_modules() -> Path:
    """Return where Python keeps compiled modules of this folder, by the name of its version."""
    place = Path(cache_from_source(__file__))
    return place.with_name(f"dataclasses.{sys.implementation.cache_tag}.kept")


kept_code = KeptCode(beside_modules())
kept_code.begin()
