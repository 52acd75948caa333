"""会签: the hub fixes how far each log chain has come."""

import json
from dataclasses import replace

import pytest

from console.contract.countersign import is_countersigned
from console.contract.operation import Operation
from console.domain.duty import START, LogEntry, LogHead, breaks_of_head, chain_hash
from console.domain.entity import decode
from tests.unit.hub.hub_desk import Desk


class Log:
    """The log of one seat, as its journal writes it."""

    def __init__(self, desk: Desk, incarnation: str = "J1") -> None:
        self._desk = desk
        self._incarnation = incarnation
        self.number, self.hash = 0, START

    def line(self, text: str) -> Operation:
        self.number += 1
        canonical = json.dumps({"text": text, "n": self.number})
        digest = chain_hash(self.hash, canonical)
        id = self._desk.ids()
        made = self._desk.operation(
            "log.append", f"log_entry/{id}", entry_id=id, incarnation=self._incarnation,
            number=self.number, previous=self.hash, hash=digest, canonical=canonical,
        )  # fmt: skip
        self.hash = digest
        return made


def sign(desk: Desk) -> int:
    return int(desk.core.do(desk.core.countersign_job(), desk.clock.now()))


def heads(desk: Desk) -> dict[str, LogHead]:
    found = [decode(LogHead, body) for body in desk.bodies("log_head")]
    return {head.incarnation: head for head in found}


def trusted(desk: Desk) -> list[str]:
    from base64 import b64encode

    return [b64encode(desk.core.public_key.public_bytes_raw()).decode()]


def test_the_head_of_a_chain_is_signed_once_it_has_moved(desk: Desk) -> None:
    log = Log(desk)
    desk.send(*(log.line(f"记事 {n}") for n in range(5)))
    assert sign(desk) == 1
    head = heads(desk)["J1"]
    assert (head.seat, head.number, head.hash, head.breaks) == ("seat-1", 5, log.hash, ())
    assert is_countersigned(head, trusted(desk))
    seq = desk.core.reader.seq()
    assert sign(desk) == 0
    assert desk.core.reader.seq() == seq, "a log that rests costs nothing"
    desk.send(log.line("又一条"))
    assert sign(desk) == 1
    assert heads(desk)["J1"].number == 6


def test_a_journal_made_anew_is_another_chain_and_the_first_head_stays(desk: Desk) -> None:
    first, second = Log(desk, "J1"), Log(desk, "J2")
    desk.send(first.line("一"), first.line("二"), second.line("换机后第一条"))
    sign(desk)
    assert {i: h.number for i, h in heads(desk).items()} == {"J1": 2, "J2": 1}


def test_a_line_that_is_missing_or_changed_stays_noted_in_the_head(desk: Desk) -> None:
    log = Log(desk)
    one, two, three = (log.line(text) for text in "一二三")
    desk.send(one)
    sign(desk)
    desk.send(three)
    sign(desk)
    head = heads(desk)["J1"]
    assert head.number == 3
    assert head.breaks == ("after 1 comes 3", "3 does not follow 1")
    assert is_countersigned(head, trusted(desk)), "the signature covers what was missing, too"
    assert not is_countersigned(replace(head, breaks=()), trusted(desk))
    assert two.args["number"] == 2


@pytest.mark.parametrize(
    "changed", [{"number": 4}, {"hash": "0" * 64}, {"seat": "seat-9"}, {"signature": "no base64!"}]
)
def test_a_head_that_was_changed_does_not_hold(desk: Desk, changed: dict[str, object]) -> None:
    log = Log(desk)
    desk.send(log.line("一"))
    sign(desk)
    head = heads(desk)["J1"]
    assert not is_countersigned(replace(head, **changed), trusted(desk))  # type: ignore[arg-type]
    assert not is_countersigned(head, ["another hub's key"])
    assert is_countersigned(head), "a seat that was given no key believes the one it names"


def test_a_chain_rewritten_with_fitting_hashes_contradicts_its_head(desk: Desk) -> None:
    log = Log(desk)
    desk.send(log.line("水位 3.1 米"), log.line("已通知排水队"))
    sign(desk)
    head, forged = heads(desk)["J1"], Log(desk)
    forged.line("水位 2.1 米")
    last = forged.line("已通知排水队")
    body = {**desk.bodies("log_entry")[1], "hash": last.args["hash"]}
    assert breaks_of_head(head, [decode(LogEntry, body)]) == ["2 was changed"]
    first = decode(LogEntry, desk.bodies("log_entry")[0])
    assert breaks_of_head(head, [first]) == ["after 1 comes 2"], "the end was cut off"


def test_a_line_no_version_can_read_does_not_stop_the_signing(desk: Desk) -> None:
    log = Log(desk)
    desk.send(log.line("一"))
    desk.core.do(lambda t: t.put("log_entry", "odd", {"number": "x"}), desk.clock.now())
    assert sign(desk) == 1
