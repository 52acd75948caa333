"""Where the seat's folder cannot be made there is a problem in words, and a window that says it."""

import errno
from pathlib import Path

import pytest

from console.app import key
from offline_cache.problems import NoSpace, StoreProblem, Unwritable


@pytest.mark.parametrize(
    ("number", "problem"),
    [(errno.EROFS, Unwritable), (errno.EACCES, Unwritable), (errno.ENOSPC, NoSpace)],
)
def test_a_folder_that_cannot_be_made_is_a_problem_of_the_store(
    monkeypatch, tmp_path: Path, number: int, problem: type[StoreProblem]
) -> None:
    def refuses(folder: Path) -> None:
        raise OSError(number, "no", str(folder))

    monkeypatch.setattr(key, "make_folder", refuses)
    with pytest.raises(problem) as told:
        key.unlock(tmp_path / "seat", "passphrase", "云汀 01")
    assert told.value.where == str(tmp_path / "seat")
