"""What a plugin brings to the hall: plans, rules, entries, alert types; the hall's own go first."""

from pathlib import Path
from typing import Any

import pytest

from console.domain.entity import encode
from console.domain.matter import Matter
from console.domain.reference import Card, Org, OrgLevel, Unit
from console.hub.dictionary import versions
from console.hub.playbooks import library
from console.hub.plugins import words as plugin_words
from console.hub.rules import file as rule_file
from console.hub.rules.book import with_plugins
from console.hub.rules.file import Told, wish_job
from tests.support.plugin_sample import MANIFEST, write_plugin
from tests.unit.hub.hub_desk import Desk
from tests.unit.hub.test_playbook_files import file, step
from tests.unit.hub.test_plugin_terms import act, let_in, raised, terms

PLAN = "pages/plan.toml"
ENTRY = (
    '[[matter]]\nid = "{id}"\nname = "占道设摊"\nwords = ["占道设摊", "积水"]\n'
    'lead = "区城管执法局"\nsource = "区派单字典"\n'
)
RULES = (
    'format = 1\ntitle = "泵站"\n[[rule]]\nid = "pump"\nname = "泵站停机"\n'
    'match = {{ source = ["{source}"] }}\nseverity = {{ blue = "orange" }}\n'
    'guidance = "问泵站值班室原因"\ncard = "closing"\nsource = "演示值"\n'
)
HALL_RULES = (
    b'format = 1\ntitle = "x"\n[default]\nguidance = "-"\nsource = "-"\n[[rule]]\nid = "water"\n'
    b'match = { source = ["water"] }\nguidance = "-"\ncard = "hall-card"\nsource = "-"\n'
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A hall with a base to build on, one entry, one unit, and its own rules."""
    made = Desk(tmp_path / "hub")
    base = file("common", step("report"), top='is_base = true\norder = "请即赴{place}"\n')
    own = file("underpass", step("close"), top='base = "common"\n', roles="")
    records = (
        Unit("u1", "交警四中队", "交警"),
        Org("b1", "区城管执法局", OrgLevel.BUREAU),
        Card("hall-card", "处置", ("看",)),
    )

    def fill(transaction: Any) -> None:
        for each in records:
            transaction.put(each.KIND, each.id, encode(each))
        entry = Matter("flood", "积水", ("积水",), lead="区城管执法局")
        versions.take(transaction, [entry], versions.Wish("沈值", "字典.toml"))

    made.core.do(fill, made.clock.now())
    load(made, {"common.toml": base, "underpass.toml": own})
    rule_file.begin(made.core, made.clock.now())
    return made


def load(desk: Desk, files: dict[str, bytes]) -> None:
    desk.core.do(lambda t: library.take(t, files, "沈值", "playbooks"), desk.clock.now())


def brings(*files: tuple[str, str, str], **alert: Any) -> dict[str, Any]:
    told = {
        **terms()["alerts"][0],
        "guidance": ["看画面", "封控两端"],
        "unit": "交警四中队",
        **alert,
    }
    listed = [{"sort": sort, "name": name, "text": text} for sort, name, text in files]
    return {**terms(), "alerts": [told], "files": listed, "phone": "0000-6301"}


def plan(id: str = "flood-response", *parts: str, top: str = 'base = "common"\n') -> str:
    return file(id, *(parts or (step("check"),)), top=top, roles="").decode()


def approve(desk: Desk, told: dict[str, Any]) -> str:
    return let_in(desk, told, bureau="区防汛办")


def faults(desk: Desk) -> list[str]:
    return list(desk.body("plugin", "flood").get("faults", []))


def ids(desk: Desk, kind: str) -> set[str]:
    return {str(body.get("id", "hall")) for body in desk.bodies(kind)}


def test_a_plan_stands_in_the_library_built_on_the_halls_and_goes_with_its_plugin(
    desk: Desk,
) -> None:
    """H664: no plan without its plugin, none of the hall's own goes with one."""
    assert approve(desk, brings(("plans", "plans/f.toml", plan()))) == "applied"
    made = desk.body("playbook", "flood-response")
    assert [each["id"] for each in made["steps"]] == ["check", "report"], (
        "the hall's end comes last"
    )
    assert (made["order"], made["plugin"], made["bureau"]) == ("请即赴{place}", "flood", "区防汛办")
    act(desk, "plugin.withdraw", plugin_id="flood", reason="停用")
    assert ids(desk, "playbook") == {"common", "underpass"}
    assert ids(desk, "card") == {"hall-card"} and ids(desk, "rule_book") == {"hall"}


def test_a_file_that_cannot_be_read_keeps_the_plugin_out_and_names_its_line(desk: Desk) -> None:
    bad = plan("flood-response", step("check", 'minuets = "x"'))
    desk.grant = ""
    code = approve(desk, brings(("plans", "plans/f.toml", bad)))
    assert code == "plugin_files" and not desk.bodies("plugin")
    for sort, name, text in (
        ("rules", "rules/r.toml", RULES.format(source="*")),
        ("rules", "rules/r.toml", RULES.format(source="泵站") + "[default]\n"),
        ("rules", "rules/r.toml", RULES.format(source="泵站").replace('"orange"', '"notice"')),
        ("dictionary", "d.toml", ENTRY.format(id="bad id")),
    ):
        assert approve(desk, brings((sort, name, text))) == "plugin_files"


def test_of_plans_with_a_mistake_none_is_taken_and_it_is_said_with_file_and_line(
    desk: Desk,
) -> None:
    """H664: nothing half-loaded."""
    bad = plan("second", step("go", 'needs = ["直升机"]'))
    files = (("plans", "plans/a.toml", plan()), ("plans", "plans/b.toml", bad))
    assert approve(desk, brings(*files)) == "applied"
    assert ids(desk, "playbook") == {"common", "underpass"}
    [fault] = faults(desk)
    assert fault.startswith("plans/b.toml:") and "没有这类力量 直升机" in fault


def test_what_the_hall_has_itself_holds_and_the_other_is_said(desk: Desk) -> None:
    """H665: a plugin changes nothing that the hall has decided, before or after."""
    files = (
        ("plans", "plans/a.toml", plan("underpass")),
        ("dictionary", "d.toml", ENTRY.format(id="flood") + ENTRY.format(id="stall")),
    )
    approve(desk, brings(*files))
    assert "plugin" not in desk.body("playbook", "underpass")
    assert desk.body("matter", "flood")["name"] == "积水"
    stall = desk.body("matter", "stall")
    assert stall["words"] == ["占道设摊"], "积水 means the hall's own entry"
    assert stall["source"].startswith("防汛防台（区防汛办）")
    told = " ".join(faults(desk))
    assert "本中心已有预案 underpass" in told and "派单字典已有 flood" in told and "积水" in told
    own = Matter("stall", "设摊", ("设摊",), lead="区城管执法局")
    held = versions.entries(desk.core.short_reads)
    assert [each.id for each in held] == ["flood"], "the hall's version has none of a plugin"
    wish = versions.Wish("沈值", "字典.toml")
    desk.core.do(lambda t: versions.take(t, [*held, own], wish), desk.clock.now())
    assert desk.body("matter", "stall")["name"] == "设摊"
    assert "派单字典已有 stall" in " ".join(faults(desk))
    act(desk, "plugin.withdraw", plugin_id="flood", reason="停用")
    assert ids(desk, "matter") == {"flood", "stall"}


def test_when_the_hall_takes_the_base_away_the_plan_goes_and_comes_back_with_it(desk: Desk) -> None:
    approve(desk, brings(("plans", "plans/f.toml", plan(top='base = "underpass"\n'))))
    made = desk.body("playbook", "flood-response")
    assert [each["id"] for each in made["steps"]] == ["close", "check", "report"]
    base = file("common", step("report"), top="is_base = true\n")
    load(desk, {"common.toml": base})
    assert ids(desk, "playbook") == {"common"} and "没有这个上级预案" in faults(desk)[0]
    load(desk, {"common.toml": base, "u.toml": file("underpass", step("close"))})
    assert "flood-response" in ids(desk, "playbook") and faults(desk) == []


def test_an_alert_type_brings_its_guidance_its_plan_and_a_unit(desk: Desk) -> None:
    approve(desk, brings(plan="underpass"))
    assert raised(desk) == "applied"
    alert = desk.body("alert", "plugin.flood.closing.g1.2026-07-09")
    assert (alert["type"], alert["rule"]) == ("flood.closing", "flood.closing")
    card = desk.body("card", "flood.closing")
    assert card["steps"] == ["看画面", "封控两端"] and card["phones"] == ["区防汛办 0000-6301"]
    [rule] = desk.body("rule_book", "plugin.flood")["rules"]
    assert (rule["card"], rule["playbook"]) == ("flood.closing", "underpass")
    assert rule["order"]["unit"] == ["交警四中队"]
    unknown = brings(plan="no-such", unit="直升机队") | {"digest": "d2"}
    approve(desk, unknown)
    assert "没有预案 no-such" in faults(desk)[0] and "没有单位 直升机队" in faults(desk)[1]


def test_a_rule_of_a_plugin_takes_what_no_rule_of_the_hall_takes(desk: Desk) -> None:
    """H665: the first that fits holds, and the hall's stand first."""
    both = brings(
        ("rules", "rules/a.toml", RULES.format(source="pumps")),
        ("rules", "rules/b.toml", RULES.format(source="water")),
    )
    desk.core.do(wish_job(Told.of(HALL_RULES, "rules.toml", "沈值")), desk.clock.now())
    approve(desk, both)
    assert "本中心规则 water 在先" in " ".join(faults(desk))
    report = {"id": "m1", "key": "k1", "title": "望潮泵站停机", "severity": "blue"}
    desk.post({**report, "source": "pumps"})
    desk.post({**report, "id": "m2", "key": "k2", "source": "water"})
    first, second = (body for body in desk.bodies("alert"))
    assert (first["rule"], first["severity"]) == ("flood.pump", "orange")
    assert (second["rule"], second["severity"]) == ("water", "blue")
    names = desk.core.do(lambda t: [r.id for r in with_plugins(t).rules], desk.clock.now())
    assert names == ["water", "flood.closing", "flood.pump"]


def test_a_word_says_what_a_folder_would_bring_and_what_gives_way(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_plugin(tmp_path / "made", MANIFEST + f'plans = ["{PLAN}"]\n')
    (folder / PLAN).write_text(plan("flood-response", step("go", 'needs = ["直升机"]')), "utf-8")
    manifest = (folder / "manifest.toml").read_text("utf-8").splitlines()
    (folder / "manifest.toml").write_text("\n".join([manifest[-1], *manifest[:-1]]), "utf-8")
    desk.core.close()

    def word(*words: str) -> tuple[int, str]:
        status = plugin_words.run(plugin_words.parser().parse_args([*words]))
        return status, capsys.readouterr().out

    assert word("check", str(folder))[0] == 0
    status, told = word("check", str(folder), "--data", str(desk.folder))
    assert status == 1 and told.startswith(f"{PLAN}:") and "没有这类力量 直升机" in told
    (folder / PLAN).write_text(plan("flood-response", step("go", 'neds = "x"')), "utf-8")
    status, told = word("check", str(folder))
    assert status == 1 and "没有“neds”这一项" in told
    assert word("show", "--data", str(desk.folder)) == (0, "")


def test_what_a_plugin_brings_outlives_a_restart_of_the_hub(desk: Desk) -> None:
    approve(desk, brings(("plans", "plans/f.toml", plan())))
    desk.restart()
    rule_file.begin(desk.core, desk.clock.now())
    assert "flood-response" in ids(desk, "playbook") and faults(desk) == []
