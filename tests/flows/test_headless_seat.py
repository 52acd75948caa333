"""`hall seat`: what a tester or an integrator meets who drives a seat by lines."""

import io
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from console.app.headless.args import Options
from console.app.headless.lines import LONGEST, read_lines
from console.app.headless.program import STORE_SHUT, Program
from console.app.headless.teller import MOST_WAITING, Teller
from console.bench.seat_process import SeatProcess
from console.contract.grant import sign
from console.runtime.clock import SystemClock, to_text
from tests.support.busy_seat import UNIT
from tests.support.hub import PASSWORD, Hub, add_person, add_records, alert, run_word, running_hub
from tests.unit.commands.seat_desk import HUB_KEY, grant

NOWHERE = "http://127.0.0.1:9"
LOGIN = {"account": "linlan", "password": PASSWORD, "seat": "seat-1", "passphrase": "p"}


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    folder = tmp_path_factory.mktemp("hall") / "hub"
    add_person(folder, "zhouyan", "officer")
    add_records(folder, [("unit", UNIT)])
    with running_hub(folder) as running:
        yield running


@pytest.fixture
def seat(hub: Hub, tmp_path: Path) -> Iterator[SeatProcess]:
    process = SeatProcess(hub.url, tmp_path / "seat", LOGIN)
    assert process.start()["person"] == "linlan"
    yield process
    process.kill()


def test_an_evening_by_lines(hub: Hub, seat: SeatProcess) -> None:
    """Log, call, signature, note, order by phone, its report; each saved, then settled, no Qt."""
    (posted,) = hub.post_alerts([alert(1)])
    id = posted["alert"]
    assert seat.ask({"until": "record", "key": f"alert/{id}"})["reached"]
    assert seat.ask({"until": "record", "key": "unit/u1"})["reached"]

    def run(name: str, **args: Any) -> dict[str, Any]:
        told = seat.ask({"run": name, "args": args})
        assert told["saved"], told
        return told

    run("log.write", text="夜间值守开始")
    call = run("intake.register", title="树倒", severity="yellow", call={"unit": "派出所"})["alert"]
    signed = run("alert.acknowledge", alert=id)["saved"]
    run("alert.own", alert=id)
    run("alert.confirm", alert=id)
    run("alert.note", alert=id, text="水深二十厘米")
    sent = run("order.send", alert=id, text="前往排水", units=["u1"], by_phone=True)
    assert sent["number"] == "01-0001"
    run("assignment.on_scene", assignment=sent["assignments"]["u1"])
    run("alert.find_false", alert=call, reason="现场无情况")
    assert seat.ask({"until": "settled", "seconds": 20})["reached"]
    assert seat.ask({"show": "outbox"})["rows"] == []
    with hub.client(hub.login(seat="seat-9")) as client:
        body = client.get(f"/v1/alert/{id}").json()["body"]
        order = client.get(f"/v1/order/{sent['order']}").json()["body"]
    assert [ack["op"] for ack in body["acks"]] == [signed]
    assert (body["owner"]["seat"], body["disposition"]) == ("seat-1", "ordered")
    assert order["by_phone"] is True
    fate = seat.ask({"show": "operation", "key": signed})
    assert (fate["state"], fate["answer"]["status"]) == ("settled", "applied")
    texts = {row["body"]["text"] for row in seat.ask({"show": "log"})["rows"]}
    assert {"夜间值守开始", "水深二十厘米"} <= texts
    assert seat.stop() == 0


def test_a_refusal_is_told_as_it_comes_and_gets_its_line_in_the_log(
    hub: Hub, seat: SeatProcess, tmp_path: Path
) -> None:
    """Two seats take on one alert while the second is cut off; the hub says no to that one."""
    (posted,) = hub.post_alerts([alert(2)])
    key = f"alert/{posted['alert']}"
    login = {**LOGIN, "account": "zhouyan", "seat": "02"}
    other = SeatProcess(hub.url, tmp_path / "other", login)
    cut_off = SeatProcess(NOWHERE, tmp_path / "other", {"passphrase": "p"})
    back = SeatProcess(hub.url, tmp_path / "other", {"passphrase": "p"})
    try:
        other.start()
        for each in (seat, other):
            assert each.ask({"until": "record", "key": key})["reached"]
        other.stop()
        cut_off.start()
        second = cut_off.ask(_own(posted["alert"]))["saved"]
        cut_off.stop()
        assert seat.ask(_own(posted["alert"]))["saved"]
        assert seat.ask({"until": "settled"})["reached"]
        back.start()
        assert back.ask({"until": "settled"})["reached"]
        (no,) = [line for line in back.news if line["news"] == "refused"]
        assert (no["op"], no["code"]) == (second, "owned_by_other")
        assert no["zh"].startswith("已由他人认领；现在可办：签收、核实")
        assert [row["op"] for row in back.ask({"show": "refused"})["rows"]] == [second]
        texts = [row["body"]["text"] for row in back.ask({"show": "log"})["rows"]]
        assert any("未予办理（已由他人认领" in text for text in texts)
    finally:
        for each in (other, cut_off, back):
            each.kill()


def _own(alert_id: str) -> dict[str, Any]:
    return {"run": "alert.own", "args": {"alert": alert_id}}


def test_it_goes_on_by_the_kept_grant_when_the_hub_is_away(
    hub: Hub, seat: SeatProcess, tmp_path: Path
) -> None:
    """G1: saved without a hub; a wrong password or another person does not get in."""
    seat.stop()
    away = SeatProcess(NOWHERE, tmp_path / "seat", {"passphrase": "p"})
    try:
        assert away.start()["person"] == "linlan"
        assert away.ask({"run": "log.write", "args": {"text": "断网记事"}})["saved"]
        assert not away.ask({"until": "settled", "seconds": 0.1})["reached"]
        assert away.ask({"until": "offline"})["name"] == "断网值守"
        waiting = away.ask({"show": "outbox"})
        assert [row["kind"] for row in waiting["rows"]] == ["log.append"]
    finally:
        away.kill()
    again = SeatProcess(NOWHERE, tmp_path / "seat", {**LOGIN, "account": "zhouyan"})
    try:
        stranger = again.start()
        assert stranger["error"] == "not_kept" and "linlan" in stranger["detail"]
        wrong = again.ask({"login": {**LOGIN, "password": "x"}})
        assert wrong["error"] == "wrong_kept_password" and wrong["what"] and wrong["do"]
        assert again.ask({"login": LOGIN})["person"] == "linlan"
    finally:
        again.kill()


def test_a_wrong_password_and_another_seat_are_refused_with_words(hub: Hub, tmp_path: Path) -> None:
    wrong = SeatProcess(hub.url, tmp_path / "seat", {**LOGIN, "password": "x"})
    try:
        told = wrong.start()
        assert (told["error"], told["zh"]) == ("wrong_password", "账号或登录密码不对")
        assert wrong.ask({"run": "log.write", "args": {"text": "x"}})["error"] == "login_first"
        assert wrong.ask({"login": {**LOGIN, "passphrase": "q"}})["ready"]
        other = wrong.ask({"login": {**LOGIN, "seat": "seat-2"}})
        assert other["error"] == "wrong_seat" and "seat-1" in other["what"]
        assert wrong.ask({"login": LOGIN})["ready"]  # the next shift, beside what goes on
    finally:
        wrong.kill()


def test_a_grant_taken_away_is_told_and_nothing_saved_is_lost(hub: Hub, tmp_path: Path) -> None:
    """The account is disabled: the seat says so, goes on saving, and delivers with a new log-in."""
    run_word("user", "add", "sunmin", "--data", str(hub.folder), text=f"{PASSWORD}\n")
    seat = SeatProcess(hub.url, tmp_path / "seat", {**LOGIN, "account": "sunmin", "seat": "03"})
    try:
        seat.start()
        assert seat.ask({"until": "online"})["reached"]
        run_word("user", "disable", "sunmin", "--data", str(hub.folder))
        assert seat.ask({"until": "degraded"})["reached"]
        codes = {line["code"] for line in seat.news if line["news"] == "link"}
        assert codes & {"revoked", "unauthorized", "account_disabled"}
        assert seat.ask({"run": "log.write", "args": {"text": "收回之后"}})["saved"]
        assert seat.ask({"login": {**LOGIN, "seat": "03"}})["ready"]
        assert seat.ask({"until": "settled"})["reached"]
    finally:
        seat.kill()


# ------------------------------------------------------------------ in this process, without a hub


class Desk:
    """A program on a folder, its hub away; lines in, lines out."""

    def __init__(self, folder: Path) -> None:
        self._options = Options(NOWHERE, folder, "passphrase")

    def __call__(self, *lines: str | bytes | dict[str, Any]) -> tuple[int, list[dict[str, Any]]]:
        out = io.StringIO()
        teller = Teller(out)
        program = Program(self._options, SystemClock(), teller)
        status = program.serve(read_lines(io.BytesIO(b"".join(_bytes(line) for line in lines))))
        program.close()
        teller.close()
        told = [json.loads(line) for line in out.getvalue().splitlines()]
        return status, [line for line in told if "news" not in line]


def _bytes(line: str | bytes | dict[str, Any]) -> bytes:
    if isinstance(line, dict):
        line = json.dumps(line, ensure_ascii=False)
    return line.encode() + b"\n" if isinstance(line, str) else line


def first_line() -> dict[str, Any]:
    later = to_text(SystemClock().now() + timedelta(hours=1))
    text = sign(grant(until=later, offline_until=later), HUB_KEY)
    return {"login": {"grant": text, "passphrase": "p"}}


WRITE = {"run": "log.write", "args": {"text": "记"}}


def test_bad_lines_are_named_and_stop_nothing(tmp_path: Path) -> None:
    status, told = Desk(tmp_path / "seat")(
        first_line(),
        "not json",
        "",
        b"\xff\xfe{}\n",
        "[1]",
        "[" * 100_000,
        {"run": "log.write", "show": "alerts"},
        {"tag": 1},
        {"runn": "log.write"},
        {"run": "rm -rf", "tag": "x"},
        {"run": "log.write", "args": {"words": "x"}},
        {"run": "log.write", "args": {"text": 1}},
        {"run": "alert.acknowledge", "args": {"alert": "nobody"}},
        {"run": "intake.register", "args": {"title": "t", "severity": "purple"}},
        {
            "run": "intake.register",
            "args": {"title": "t", "severity": "red", "place": {"point": 1}},
        },
        {"run": "order.take_back", "args": {"op": "nothing"}},
        {"show": "secrets"},
        {"show": "record", "key": "alert"},
        {"show": "records", "kind": "'; DROP"},
        {"until": "christmas"},
        b'{"show":"' + b"x" * (LONGEST + 50) + b'"}\n',
        {**WRITE, "tag": {"any": ["thing"]}},
        WRITE,
    )
    assert status == 0
    ready, *others, first, second = told
    assert ready["ready"]
    wrong = [line["error"] for line in others if "error" in line]
    assert wrong == [
        "bad_json", "bad_json", "bad_fields", "bad_json", "one_verb", "one_verb", "bad_fields",
        "no_such_act", "bad_fields", "bad_fields", "not_found", "bad_fields", "no_such_show",
        "bad_key", "no_such_kind", "no_such_wait", "too_long",
    ]  # fmt: skip
    assert all(line["what"] and line["do"] and line["line"] for line in others if "error" in line)
    assert [line["not_saved"] for line in others if "not_saved" in line] == ["too_late"]
    assert first["saved"] and first["tag"] == {"any": ["thing"]} and second["line"] == 23
    assert "words" in next(line["what"] for line in others if line["line"] == 11)


def test_the_first_line_says_who_or_is_asked_again(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "seat")
    good = first_line()
    _, told = desk(
        WRITE,
        {"login": {"grant": "x"}},
        {"login": {"passphrase": "p"}},
        {"login": {"passphrase": "p", "password": 1}},
        {"login": {"account": "linlan", "passphrase": "p"}},
        {"login": {"grant": "x", "passphrase": "p"}},
        good,
    )
    assert [line.get("error", "ready") for line in told] == [
        "login_first", "passphrase_needed", "bad_grant", "bad_fields", "no_seat", "bad_grant",
        "ready",
    ]  # fmt: skip
    _, told = desk({"login": {"passphrase": "q"}}, good, WRITE)
    assert [line.get("error", "") for line in told] == ["wrong_passphrase", "", ""]


def test_a_store_that_cannot_be_used_ends_it_with_the_reason(tmp_path: Path) -> None:
    """G15: a damaged journal is not touched; the exit status says that nobody sits here."""
    desk = Desk(tmp_path / "seat")
    desk(first_line())
    journal = tmp_path / "seat" / "journal.db"
    journal.write_bytes(os.urandom(8192))
    before = journal.read_bytes()
    status, told = desk(first_line(), WRITE)
    assert status == STORE_SHUT and [line["error"] for line in told] == ["damaged"]
    assert journal.read_bytes() == before


def test_a_reader_who_does_not_read_holds_nothing_up() -> None:
    """News are counted and left out; what was told before comes whole once somebody reads."""
    reading, writing = os.pipe()
    with os.fdopen(writing, "w") as out, os.fdopen(reading) as lines:
        teller = Teller(out)
        for number in range(MOST_WAITING + 3000):
            teller.news("link", number=number, padding="x" * 50)
        told: list[dict[str, Any]] = []

        def read() -> None:
            told.extend(json.loads(line) for line in lines)

        reader = threading.Thread(target=read)
        reader.start()
        teller.answer({"saved": "op"})
        teller.close()
        out.close()
        reader.join()
    assert told[0]["number"] == 0 and told[-1] == {"saved": "op"}
    left_out = sum(line.get("count", 0) for line in told)
    numbers = [line["number"] for line in told if "number" in line]
    assert numbers == sorted(numbers) and len(numbers) + left_out == MOST_WAITING + 3000 > len(
        numbers
    )


def test_it_brings_no_qt() -> None:
    code = (
        "import sys, console.app.headless.program, console.sync.session, console.sync.api_client\n"
        "print([m for m in sys.modules if m.startswith(('PySide6', 'shiboken6', 'qasync'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_help_tells_the_lines_and_no_secret_has_an_option() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "console", "seat", "--help"],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    for word in ('{"run":"alert.acknowledge"', '{"until":"settled"', '{"show":"alerts"}', "--hub"):
        assert word in done.stdout
    assert "--password" not in done.stdout and "--grant" not in done.stdout


def test_g15_a_seat_without_a_screen_mends_its_cache_as_well(hub: Hub, tmp_path: Path) -> None:
    """Its pages go bad between two runs; it says so by a line and shows what the hub has."""
    ids = [each["alert"] for each in hub.post_alerts([alert(n) for n in range(300, 340)])]
    first = SeatProcess(hub.url, tmp_path / "seat", LOGIN)
    first.start()
    assert first.ask({"until": "record", "key": f"alert/{ids[-1]}"})["reached"]
    assert first.stop() == 0
    cache = tmp_path / "seat" / "cache.db"
    data = bytearray(cache.read_bytes())
    for page in range(3, len(data) // 4096, 2):
        data[page * 4096 + 99] ^= 1
    cache.write_bytes(data)
    again = SeatProcess(hub.url, tmp_path / "seat", LOGIN)
    again.start()
    for id in ids:
        assert again.ask({"until": "record", "key": f"alert/{id}"})["reached"]
    assert list(cache.parent.glob("cache.aside-*.db"))
    assert again.stop() == 0
