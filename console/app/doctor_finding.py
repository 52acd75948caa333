"""What the doctor found: a verdict, what it means, what to do; in Chinese and English at once.

These words do not go through Qt's translations: the doctor must speak where Qt cannot start.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from console.runtime.program_name import program


class Verdict(StrEnum):
    """How a thing is."""

    OK = "ok"
    NOTE = "note"
    """A duty seat works, but something is worse than it could be."""
    BAD = "bad"
    """Without it no duty seat works here."""


MARKS = {
    Verdict.OK: ("正常", "ok"),
    Verdict.NOTE: ("注意", "note"),
    Verdict.BAD: ("异常", "fails"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor.

    Attributes:
        id: stable word for programs, `store.saved`.
        verdict: how it is.
        zh, en: what it is and what that means.
        to_do_zh, to_do_en: what a person should do; empty when nothing.
        data: the figures behind it.
    """

    id: str
    verdict: Verdict
    zh: str
    en: str
    to_do_zh: str = ""
    to_do_en: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


def lines(finding: Finding, language: str) -> Iterator[str]:
    """Write a finding for a person.

    Args:
        finding: what was found.
        language: `zh_CN`, `en`, or `both`.
    """
    zh, en = MARKS[finding.verdict]
    wants_zh, wants_en = language != "en", language != "zh_CN"
    if wants_zh:
        yield f"{zh}  {finding.zh}"
    if wants_en:
        yield f"      {finding.en}" if wants_zh else f"{en:6}{finding.en}"
    if finding.to_do_zh and wants_zh:
        yield f"      → {finding.to_do_zh}"
    if finding.to_do_en and wants_en:
        yield f"      → {finding.to_do_en}"


def guarded(id: str, look: Callable[[], Iterable[Finding]]) -> Iterator[Finding]:
    """Yield what a look finds; one that breaks is itself a finding, and the others go on."""
    try:
        yield from look()
    except Exception as error:
        told = f"{type(error).__name__}: {error}"
        yield Finding(
            "look",
            Verdict.BAD,
            f"{id} 没能查成：{told}",
            f"{id} could not be looked at: {told}",
            f"运行 {program()} doctor --json，把输出发给供货方；再重装程序包",
            f"run {program()} doctor --json, send what it says to the supplier, install again",
            {"look": id, "error": told},
        )
