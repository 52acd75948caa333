"""A-08, H538: files of the hall: versions, who signed them, and whose newer version is not lost."""

from dataclasses import replace
from typing import Any

import pytest

from console.domain.operations.base import Refused
from console.domain.operations.shared_file_operations import put, remove
from console.domain.shared_file import LONGEST_NAME, MOST_CHARACTERS, WALL_TASK, SharedFile
from tests.unit.domain.alerts import act, reads

KEY = (("shared_file", "F"),)


def shared(known: SharedFile | None = None, who: Any = None, **given: Any) -> SharedFile:
    seen = reads(*([known] if known else []), absent=() if known else KEY)
    told = {"sort": WALL_TASK, "name": "汛期重点", "text": "format = 1", **given}
    (made,) = put(seen, who or act(), "F", **told).save
    assert isinstance(made, SharedFile)
    return made


def refused(run: Any, *args: Any, **given: Any) -> Refused:
    with pytest.raises(Refused) as told:
        run(*args, **given)
    return told.value


OTHER = replace(act(), person="zhou", name="周宁", seat="seat-2")


def test_a08_a_file_says_who_put_which_version_and_whether_it_still_says_so() -> None:
    first = shared()
    second = shared(first, OTHER, base=1, text="format = 1\nnote = ''")
    assert (first.version, second.version) == (1, 2)
    assert (second.author, second.author_name, second.seat) == ("zhou", "周宁", "seat-2")
    assert first.is_intact and second.is_intact
    assert not replace(second, text="format = 2").is_intact
    assert not replace(second, author="linlan").is_intact


def test_a08_somebody_elses_newer_version_is_not_overwritten_unseen() -> None:
    theirs = shared(shared(), OTHER, base=1)
    told = refused(shared, theirs, base=1)
    assert (told.code, told.detail) == ("newer_version", "周宁 v2")
    taken = shared(theirs, base=1, reason="当班改为防汛")
    assert (taken.version, taken.reason) == (3, "当班改为防汛")
    assert refused(shared, theirs, base=1, reason="  ").code == "newer_version"


def test_a08_ones_own_edits_made_while_cut_off_follow_each_other() -> None:
    assert shared(shared(), base=0).version == 2
    elsewhere = replace(act(), seat="seat-9")
    assert refused(shared, shared(), elsewhere, base=0).code == "newer_version"


def test_a08_what_was_taken_out_is_gone_but_can_be_put_again() -> None:
    first = shared()
    (gone,) = remove(reads(first), OTHER, "F", 1).save
    assert isinstance(gone, SharedFile)
    assert (gone.is_removed, gone.text, gone.version) == (True, "", 2)
    assert gone.is_intact
    assert not remove(reads(gone), act(), "F", 2).save
    assert shared(gone, base=2).version == 3
    assert not shared(gone, base=2).is_removed
    assert refused(remove, reads(gone), act(), "F", 1).code == "newer_version"
    assert refused(remove, reads(absent=KEY), act(), "F", 1).code == "not_found"


@pytest.mark.parametrize(
    "wrong",
    [{"name": " "}, {"text": ""}, {"sort": ""}, {"name": "长" * (LONGEST_NAME + 1)},
     {"text": "x" * (MOST_CHARACTERS + 1)}],
    ids=lambda w: next(iter(w)),
)  # fmt: skip
def test_a08_what_is_no_file_is_refused(wrong: dict[str, Any]) -> None:
    assert refused(shared, **wrong).code == "bad_arguments"
