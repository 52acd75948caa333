"""`hub rules …`: checked with its lines, put in force beside a running hub, shown (B-27)."""

import json
from pathlib import Path
from time import monotonic, sleep

import pytest

from console.hub.rules import words
from tests.support.hub import PATIENCE, Hub, running_hub
from tests.unit.hub.test_rule_files import HEAD, rule

GOOD = HEAD + rule("lifted", 'severity = { blue = "orange" }', 'card = "*"')
BAD = HEAD + rule("first") + rule("bad", "dealy = 3")
CALL = {"title": "积水", "severity": "blue", "source": "水务物联"}


class Said:
    """What a word has printed, and its status."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *told: object) -> tuple[int, str]:
        self._capsys.readouterr()
        status = words.run(words.parser().parse_args([str(word) for word in told]))
        return status, self._capsys.readouterr().out


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Said:
    return Said(capsys)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    file = tmp_path / "good.toml"
    file.write_text(GOOD, "utf-8")
    return file


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    file = tmp_path / "bad.toml"
    file.write_text(BAD, "utf-8")
    return file


def test_check_says_good_or_every_mistake_with_file_and_line(
    run: Said, good: Path, bad: Path
) -> None:
    assert "1 rules" in run("check", good)[1]
    status, said = run("check", bad)
    assert status == 1
    assert said.startswith("bad.toml:17: [bad] 没有“dealy”这一项")
    assert "没有改动任何东西" in said


def test_a_word_on_rules_makes_no_hub_where_there_is_none(
    run: Said, tmp_path: Path, good: Path
) -> None:
    for told in (("load", good), ("show",), ("check", good)):
        with pytest.raises(ValueError, match="没有中心数据"):
            run(*told, "--data", tmp_path / "none")
        assert not (tmp_path / "none").exists()


def test_a_running_hub_goes_on_by_what_was_loaded_or_laid_beside_it(
    run: Said, tmp_path: Path, good: Path, bad: Path
) -> None:
    folder = tmp_path / "hub"
    with running_hub(folder, is_ruled=True) as hub:
        assert grade(hub, 1) == "blue"
        lost = tmp_path / "lost.toml"
        lost.write_text(GOOD.replace('"*"', '"nowhere"'), "utf-8")
        for word in ("check", "load"):
            status, said = run(word, lost, "--data", folder)
            assert status == 1 and "lost.toml:12: [lifted] 没有处置卡 nowhere" in said
        assert run("load", good, "--data", folder, "--by", "周宁")[0] == 0
        assert grade(hub, 2) == "orange"
        assert run("load", bad, "--data", folder)[0] == 1
        (folder / "rules.toml").write_text(BAD, "utf-8")
        until(hub, "dealy")
        assert grade(hub, 3) == "orange"
        (folder / "rules.toml").write_text(HEAD + rule("other"), "utf-8")
        until(hub, '"other"')
        assert grade(hub, 4) == "blue"
    shown = run("show", "--data", folder)[1]
    assert "other  other  [source=水务*]" in shown
    assert [line.split()[-1] for line in shown.splitlines()[-3:-1]] == ["shipped", "周宁"]


def grade(hub: Hub, number: int) -> str:
    (answer,) = hub.post_alerts([{**CALL, "id": str(number)}])
    with hub.client(hub.login()) as seat:
        return str(seat.get(f"/v1/alert/{answer['alert']}").json()["body"]["severity"])


def until(hub: Hub, words: str) -> None:
    """Wait until the record of the rules, as seats read it, says so."""
    end = monotonic() + PATIENCE
    with hub.client(hub.login()) as seat:
        while words not in json.dumps(seat.get("/v1/rule_book/hall").json(), ensure_ascii=False):
            assert monotonic() < end
            sleep(0.05)


def test_a_file_is_tried_by_word_and_by_call_and_nothing_is_changed(
    run: Said, tmp_path: Path, good: Path, bad: Path
) -> None:
    folder = tmp_path / "hub"
    people = (("linlan", "leader"), ("guest", "officer"))
    with running_hub(folder, *people, is_ruled=True) as hub:
        hub.post_alerts([{**CALL, "id": "1"}])
        with hub.client(hub.login()) as leader, hub.client(hub.login("guest")) as officer:
            before = leader.get("/v1/health").json()["seq"]
            said = run("try", good, "--data", folder)[1]
            answer = leader.post("/v1/rules/try", content=GOOD.encode())
            refused = leader.post("/v1/rules/try?days=2", content=BAD.encode())
            assert officer.post("/v1/rules/try", content=GOOD.encode()).status_code == 403
            assert leader.get("/v1/health").json()["seq"] == before
        assert "改级 regraded: 0 → 1" in said
        assert "blue → orange" in said
        assert answer.json()["changes"] == {"grade": 1}
        assert (refused.status_code, refused.json()["code"]) == (400, "bad_rules")
        assert "rules.toml:17: [bad]" in refused.json()["detail"]
    assert run("try", bad, "--data", folder)[0] == 1


def test_schema_and_example_are_printed(run: Said, tmp_path: Path) -> None:
    assert json.loads(run("schema")[1])["$defs"]["RuleShape"]
    example = tmp_path / "rules.toml"
    example.write_text(run("shipped")[1], "utf-8")
    assert run("check", example)[0] == 0
