"""The doctor's report for the phone: a line each subject, a number each fault, on one screen.

Whoever stands at the seat reads the number out; whoever helps looks it up in the manual's page
of the doctor, which `resources/doctor_codes.toml` is written from.
"""

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from console.app.doctor_finding import MARKS, Finding, Verdict
from console.runtime.program_name import program
from resources import path

COLUMNS, ROWS = 80, 24
_ORDER = {Verdict.BAD: 0, Verdict.NOTE: 1, Verdict.OK: 2}


@dataclass(frozen=True, slots=True)
class Code:
    """A number and what to do, short enough to be read out; a command is one that is here."""

    number: str
    fix_zh: str
    fix_en: str


def _read() -> tuple[dict[str, tuple[str, str]], dict[str, Code]]:
    told = tomllib.loads(path("doctor_codes.toml").read_text("utf-8"))
    subjects = {number: (each["zh"], each["en"]) for number, each in told["subjects"].items()}
    return subjects, {id: _code(each) for id, each in told["codes"].items()}


def _code(told: Mapping[str, str]) -> Code:
    fixes = (told[language].replace("{program}", program()) for language in ("zh", "en"))
    return Code(told["number"], *fixes)


SUBJECTS, CODES = _read()
"""The lines of the report in their order, and what each finding is called over the phone."""


def code_of(finding: Finding) -> Code:
    """Return the number of a finding; one that is newer than the table counts as the program's."""
    return CODES.get(finding.id, CODES["python"])


def report(found: Sequence[Finding], language: str) -> list[str]:
    """Return the lines of the report: never wider than 80 columns, never more than 24.

    Args:
        found: everything that was looked at.
        language: `zh_CN` or `en`.
    """
    worst = {subject: rows[0] for subject in SUBJECTS if (rows := _of(subject, found))}
    lines = [fit(_line(subject, each, language), COLUMNS) for subject, each in worst.items()]
    room = ROWS - 2 - len(lines)
    troubled = [each for each in found if each.verdict is not Verdict.OK]
    told = dict.fromkeys(_fix(each, language) for each in sorted(troubled, key=_rank))
    fixes = [fit(each, COLUMNS) for each in told]
    if len(fixes) > room:
        rest = len(fixes) - room + 1
        more = (
            f"其余 {rest} 项：{program()} doctor --full"
            if language != "en"
            else f"{rest} more: {program()} doctor --full"
        )
        fixes = [*fixes[: room - 1], more]
    return [*lines, *fixes]


def _of(subject: str, found: Sequence[Finding]) -> list[Finding]:
    return sorted((f for f in found if code_of(f).number.startswith(subject)), key=_rank)


def _rank(finding: Finding) -> tuple[int, str]:
    return _ORDER[finding.verdict], code_of(finding).number


def _line(subject: str, finding: Finding, language: str) -> str:
    zh, en = MARKS[finding.verdict]
    number = "---" if finding.verdict is Verdict.OK else code_of(finding).number
    if language == "en":
        return f"{number} {en:5} {SUBJECTS[subject][1]:12} {finding.en}"
    return f"{number} {zh} {_padded(SUBJECTS[subject][0], 9)}{finding.zh}"


def _fix(finding: Finding, language: str) -> str:
    code = code_of(finding)
    return f"{code.number} → {code.fix_en if language == 'en' else code.fix_zh}"


def fit(text: str, columns: int) -> str:
    """Return a text that takes at most so many columns of a terminal; hanzi take two."""
    if width(text) <= columns:
        return text
    kept = ""
    for sign in text:
        if width(kept + sign) > columns - 2:
            return kept + "…"
        kept += sign
    return kept


def width(text: str) -> int:
    """Return how many columns a terminal gives a text."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def _padded(text: str, columns: int) -> str:
    return text + " " * (columns - width(text))


def explain(number: str, language: str) -> Iterator[str]:
    """Yield what a number that was read out means and what to do; nothing when there is none."""
    for id, code in CODES.items():
        if code.number == number:
            zh, en = SUBJECTS[number[:2]]
            yield (
                f"{number} {en} ({id}): {code.fix_en}"
                if language == "en"
                else f"{number} {zh}：{code.fix_zh}"
            )
