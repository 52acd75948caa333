"""A rule file with mistakes: nothing of it is used, every line is said."""

from pathlib import Path
from time import process_time

import msgspec
import pytest

from console.hub.rules.fault import BadRules
from console.hub.rules.file import shipped
from console.hub.rules.reading import MOST_BYTES, notes_on, read_rules
from console.hub.rules.shape import FileShape, schema

HEAD = 'format = 1\ntitle = "本地"\n[default]\nguidance = "按手册"\nsource = "演示值"\n'


def rule(id: str, *lines: str, match: str = 'source = ["水务*"]') -> str:
    told = [f'id = "{id}"', 'guidance = "看点位"', 'source = "演示值"', f"match = {{ {match} }}"]
    if not any(line.startswith(("card", "playbook")) for line in lines):
        own = next((n for n, line in enumerate(lines) if line.startswith("[")), len(lines))
        lines = (*lines[:own], 'card = "*"', *lines[own:])
    return "\n".join(["[[rule]]", *told, *lines, ""])


def faults(text: str | bytes) -> list[tuple[int, str, str]]:
    raw = text.encode() if isinstance(text, str) else text
    with pytest.raises(BadRules) as bad:
        read_rules(raw)
    return [(fault.line, fault.rule, fault.zh) for fault in bad.value.faults]


def test_the_shipped_rules_are_good_and_each_says_on_what_it_rests() -> None:
    book = shipped().rules
    assert notes_on(shipped().raw, book) == []
    assert all(rule.source and rule.guidance and rule.name for rule in book.rules)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 0, "缺少“format”"),
        (HEAD.replace("1", "2", 1), 1, "版本应为 1"),
        (HEAD + "colour = 3\n", 6, "没有“colour”这一项"),
        (HEAD + 'rule = "x"\n', 6, "没有“rule”这一项"),
        (HEAD + "[[rules]]\n", 6, "没有“rules”这一项"),
        (HEAD + "[[rule]]\nid = \n", 7, "不是有效的 TOML"),
        (HEAD + rule("a") + "delay = 10\ndelay = 20\n", 13, "不是有效的 TOML"),
        (HEAD + rule("a", 'delay = "5"'), 11, "应为 int，写的是 str"),
        (HEAD + rule("a", "delay = 5.5"), 11, "应为 int，写的是 float"),
        (HEAD + rule("a", "delay = -1"), 11, "应 >= 0"),
        (HEAD + rule("a", "hold_off = 999999"), 11, "应 <= 86400"),
        (HEAD + rule("a", "dealy = 5"), 11, "没有“dealy”这一项"),
        (HEAD + rule("a", 'severity = { "红" = "blue" }'), 11, "“红”请写作 red"),
        (HEAD + rule("a", 'severity = { "高" = "blue", blue = "red" }'), 11, "又被改级"),
        (HEAD + rule("a", 'severity = { blue = "rot" }'), 11, "不认识 'rot'"),
        (HEAD + rule("A b"), 7, "编号只用小写字母"),
        (HEAD + rule("default"), 7, "编号与第 3 行的规则重复"),
        (HEAD + rule("a", match=""), 10, "match 没有写条件"),
        (HEAD + rule("a", match='words = ["水*"]'), 10, "words 不用 *"),
        (HEAD + rule("a", match='source = [""]'), 10, "应 >= 1"),
        (HEAD + rule("a", match="source = [3]"), 10, "应为 str，写的是 int"),
        (HEAD + rule("a", "count = 3"), 11, "count 须与 delay 同用"),
        (HEAD + rule("a", 'group = "{plaice}"'), 11, "没有 {plaice}"),
        (HEAD + rule("a", 'group = "{place"'), 11, "没有 {place"),
        (HEAD + rule("a", 'group = "{since}"'), 11, "没有 {since}"),
        (HEAD + rule("a", 'fingerprint = "all"'), 11, "fingerprint 至少写一项"),
        (HEAD + rule("a", "hot = { count = 3 }"), 11, "hot 须写 group"),
        (HEAD + rule("a", "[rule.order]", "limit_minutes = 5"), 12, "order 须写 matter 或 text"),
        (HEAD + rule("a", "[rule.order]", 'text = "{x}"'), 13, "没有 {x}"),
        (HEAD + "[[rule]]\n", 6, "缺少“guidance”"),
        (HEAD + rule("a", 'card = ""'), 7, "没有写 card 或 playbook"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, line: int, words: str) -> None:
    told = faults(text)
    assert [fault for fault in told if fault[0] == line and words in fault[2]], told


def test_all_mistakes_are_told_at_once_and_a_doubled_id_names_the_first() -> None:
    text = HEAD + rule("a") + rule("a") + rule("b", "colour = 1") + rule("c", "count = 3")
    assert [(line, id) for line, id, _ in faults(text)] == [(13, "a"), (23, "b"), (30, "c")]
    assert "第 6 行" in faults(text)[0][2]


def test_what_the_line_of_an_entry_is_does_not_depend_on_texts_that_look_like_tables() -> None:
    note = 'note = """\n[[rule]]\ndelay = "5"\n"""'
    assert faults(HEAD + rule("a", note, "delay = true"))[0][:2] == (15, "a")


@pytest.mark.parametrize(
    "raw",
    [
        b"\xff\xfe\x00",
        b"\x00" * 1000,
        HEAD.encode() + b"#" * MOST_BYTES,
        ("x = " + "[" * 20_000).encode(),
        (".".join("a" * 50_000) + " = 1").encode(),
        (HEAD + "".join(rule(f"r{n}") for n in range(1001))).encode(),
        (HEAD + rule("a", match="words = [" + '"w", ' * 51 + "]")).encode(),
        (
            HEAD
            + "".join(
                rule(f"r{n}", match="words = [" + ", ".join(f'"{m}"' for m in range(50)) + "]")
                for n in range(41)
            )
        ).encode(),
        b"[[rule]]\n" * 5000,
    ],
    ids=["no text", "zeros", "large", "deep", "dotted", "many", "words", "all words", "empty"],
)
def test_a_hostile_file_is_refused_in_no_time(raw: bytes) -> None:
    began = process_time()
    assert faults(raw)
    assert process_time() - began < 2


def test_a_thousand_rules_are_read() -> None:
    text = HEAD + "".join(rule(f"r{n}") for n in range(1000))
    assert len(read_rules(text.encode()).rules) == 1000


def test_the_rule_that_is_never_reached_is_said() -> None:
    """Conflicting rules: the first holds, and it is said."""
    text = HEAD + "".join(rule(f"r{n}", match=f'source = ["源 {n}"]') for n in range(99))
    raw = (text + rule("late", match='source = ["源 7"]')).encode()
    (note,) = notes_on(raw, read_rules(raw))
    assert (note.rule, note.line) == ("late", 6 + 6 * 99)
    assert "r7" in note.zh


def test_a_red_that_is_lowered_is_said() -> None:
    raw = (HEAD + rule("a", 'severity = { red = "blue" }')).encode()
    assert [(note.line, note.zh) for note in notes_on(raw, read_rules(raw))] == [(11, "红色被降级")]


def test_the_published_schema_names_every_field_and_allows_no_other() -> None:
    told = schema()
    rule_schema = told["$defs"]["RuleShape"]
    assert rule_schema["additionalProperties"] is False
    assert {"match", "delay", "hold_off", "order", "hot", "guidance"} <= set(
        rule_schema["properties"]
    )
    assert msgspec.convert(
        {"format": 1, "title": "t", "default": {"guidance": "g", "source": "s"}}, FileShape
    )


def test_the_same_bytes_have_the_same_version_and_others_another(tmp_path: Path) -> None:
    one = read_rules((HEAD + rule("a")).encode())
    assert one.version == read_rules((HEAD + rule("a")).encode()).version
    assert one.version != read_rules((HEAD + rule("a") + "# 注\n").encode()).version
