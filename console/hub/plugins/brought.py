"""What one plugin brings, as records, and what of it does not hold here."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from console.domain.matter import Matter
from console.domain.playbook import Playbook
from console.domain.plugin import Plugin, Terms
from console.domain.reference import Card
from console.domain.rule import RuleBook
from console.hub.dictionary.meaning import Known as DictionaryKnown
from console.hub.playbooks.meaning import Known

PLANS, RULES, DICTIONARY = "plans", "rules", "dictionary"


@dataclass(frozen=True, slots=True)
class Hall:
    """What the hall has itself, and what plugins before brought; it goes before all that comes.

    Attributes:
        playbooks, matters: by id.
        rules: of the hall's own file.
        known: what playbooks may name.
        named: what entries of the dictionary may name.
    """

    playbooks: Mapping[str, Playbook]
    matters: Mapping[str, Matter]
    rules: RuleBook
    known: Known
    named: DictionaryKnown


@dataclass(slots=True)
class Brought:
    """What is to be recorded for one plugin.

    Attributes:
        faults: what is left out and why, with file and line.
    """

    playbooks: list[Playbook] = field(default_factory=list)
    matters: list[Matter] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    rules: RuleBook | None = None
    faults: list[str] = field(default_factory=list)


def raw_of(terms: Terms, sort: str) -> dict[str, bytes]:
    """Return the files of a sort: bytes by name."""
    return {file.name: file.text.encode() for file in terms.files if file.sort == sort}


def left_out(where: str, zh: str, en: str) -> str:
    """Return why something is left out, in both languages as all words of the hub."""
    return f"{where}: {zh} · {en}"


def terms_of(plugin: Plugin) -> Terms:
    """Return what holds; nothing for a plugin that is not let in."""
    return plugin.terms or Terms("", "")
