"""What travels: envelopes, cursors, grants; they come back as written, and on no trust."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import timedelta

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from console.contract.change import SCOPES, scope_of
from console.contract.cursor import Cursor
from console.contract.grant import BadGrant, read, sign, verify
from console.contract.operation import ActTime, Answer, Operation, Status, split_key
from console.contract.reasons import REASONS, words
from tests.unit.commands.seat_desk import HUB_KEY, T0, grant

PUBLIC = HUB_KEY.public_key()
TEXT = st.text(max_size=20)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)


@given(
    st.builds(
        Operation,
        op=TEXT,
        kind=TEXT,
        v=st.integers(1, 9),
        lane=TEXT,
        targets=st.lists(TEXT, max_size=3),
        after=st.lists(TEXT, max_size=3),
        expects=st.dictionaries(TEXT, JSON, max_size=2),
        args=st.dictionaries(TEXT, JSON, max_size=3),
        grant=TEXT,
        actor=TEXT,
        seat=TEXT,
        act_time=st.builds(
            ActTime, device=TEXT, boot=TEXT, ticks=st.floats(0, 1e9), offset=st.floats(-99, 99)
        ),
    )
)
def test_an_operation_comes_back_as_it_was(operation: Operation) -> None:
    data = msgspec.json.encode(operation)
    assert msgspec.json.decode(data, type=Operation) == operation
    assert msgspec.convert(msgspec.to_builtins(operation), Operation) == operation


def test_fields_of_a_newer_seat_do_not_stop_an_older_hub() -> None:
    newer = {
        "op": "A", "kind": "alert.own", "lane": "alert/1", "targets": ["alert/1"], "seat": "s",
        "act_time": {"device": "x", "leap": True}, "mood": "calm",
    }  # fmt: skip
    assert msgspec.convert(newer, Operation).kind == "alert.own"


@given(st.text(min_size=1, max_size=12).filter(str.strip), st.integers(0, 2**60))
def test_a_cursor_comes_back_as_it_was(epoch: str, seq: int) -> None:
    cursor = Cursor(epoch, seq)
    assert Cursor.parse(str(cursor)) == cursor


@pytest.mark.parametrize("text", ["", "e", "e:", ":5", "e:-1", "e:5.0", "e:x", "5"])
def test_what_is_no_cursor(text: str) -> None:
    with pytest.raises(ValueError, match="not a cursor"):
        Cursor.parse(text)


def test_numbers_of_two_epochs_are_never_compared() -> None:
    assert Cursor("a", 5).has_passed(Cursor("a", 5))
    assert not Cursor("a", 5).has_passed(Cursor("a", 6))
    assert not Cursor("b", 99).has_passed(Cursor("a", 1))


def test_a_grant_is_read_and_its_signature_judged() -> None:
    text = sign(grant(), HUB_KEY)
    assert read(text) == grant()
    assert verify(text, PUBLIC) == grant()


def test_a_grant_of_another_hub_is_none() -> None:
    text = sign(grant(), Ed25519PrivateKey.generate())
    with pytest.raises(BadGrant, match="not signed by this hub"):
        verify(text, PUBLIC)


def test_a_grant_that_was_changed_is_none() -> None:
    payload, _, signature = sign(grant("bureau"), HUB_KEY).partition(".")
    told = msgspec.json.decode(urlsafe_b64decode(payload))
    told["rights"] = ["shift.lead", "order.dispatch"]
    forged = urlsafe_b64encode(msgspec.json.encode(told)).decode()
    with pytest.raises(BadGrant):
        verify(f"{forged}.{signature}", PUBLIC)


@given(st.integers(0, 400), st.characters(codec="ascii"))
def test_no_single_changed_letter_passes(at: int, letter: str) -> None:
    text = sign(grant(), HUB_KEY)
    at %= len(text)
    changed = text[:at] + letter + text[at + 1 :]
    try:
        judged = verify(changed, PUBLIC)
    except BadGrant:
        return
    assert judged == grant()  # the same bits written otherwise


@pytest.mark.parametrize("text", ["", ".", "a.b", "云.汀", "e30=.e30=", "{}", "bnVsbA==."])
def test_what_is_no_grant(text: str) -> None:
    with pytest.raises(BadGrant):
        read(text)
    with pytest.raises(BadGrant):
        verify(text, PUBLIC)


def test_a_grant_holds_longer_without_the_hub() -> None:
    during, after = T0 + timedelta(hours=11), T0 + timedelta(hours=13)
    assert grant().is_valid(during)
    assert not grant().is_valid(after)
    assert grant().is_valid(after, offline=True)
    assert not grant().is_valid(T0 + timedelta(hours=72), offline=True)


def test_which_answers_are_final() -> None:
    final = {status for status in Status if Answer(op="A", status=status).is_final}
    assert final == {Status.APPLIED, Status.REPEATED, Status.REFUSED}
    again = Answer(op="A", status=Status.REPEATED, first=Status.REFUSED)
    assert again.was_refused and again.is_final
    assert Answer(op="A", status="applied", settled_at="e:7").settled_cursor() == Cursor("e", 7)
    assert Answer(op="A", status="applied").settled_cursor() is None


@pytest.mark.parametrize("text", ["", "alert", "alert/", "/A1"])
def test_what_is_no_key(text: str) -> None:
    with pytest.raises(ValueError, match="not a record's key"):
        split_key(text)


def test_a_kind_nobody_knows_yet_is_of_the_open_scope() -> None:
    assert scope_of("novelty") == "open"
    assert scope_of("camera") == "reference"
    kinds = [kind for scope in SCOPES.values() for kind in scope]
    assert len(kinds) == len(set(kinds))


def test_every_reason_has_words_in_both_languages() -> None:
    for code, (zh, en) in REASONS.items():
        assert any("\u4e00" <= c <= "\u9fff" for c in zh), code
        assert en.isascii() and en, code
    assert words("not_found")[0] == "没有这条记录"
    assert all(words("a_code_of_tomorrow"))
