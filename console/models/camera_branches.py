"""The trees of the camera directory as lines: 区域, 业务, 场景, 标签; knows no Qt."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from console.domain.reference import Org, OrgLevel
from console.models.camera_query import term_words


@dataclass(frozen=True, slots=True)
class Branch:
    """One line of a tree: the term it stands for, its name, its depth, how many cameras.

    A line whose term begins with a dash is a head: it has no name here and stands for nothing.
    """

    term: str
    name: str
    depth: int
    count: int = 0


def branches(
    counts: Mapping[str, Counter[str]], orgs: Sequence[Org], chosen: str = ""
) -> list[Branch]:
    """Return the lines; a town is opened when it, or a unit of it, is the chosen term."""
    return [
        Branch("-area", "", 0),
        *_areas(counts, orgs, chosen),
        Branch("-group", "", 0),
        *_groups(counts["group"]),
        Branch("-scene", "", 0),
        *_flat("scene", counts["scene"]),
        Branch("-tag", "", 0),
        *_flat("tag", counts["tag"]),
    ]


def _areas(
    counts: Mapping[str, Counter[str]], orgs: Sequence[Org], chosen: str
) -> Iterator[Branch]:
    towns = sorted((o for o in orgs if o.level is OrgLevel.TOWN), key=lambda org: org.id)
    units = [o for o in orgs if o.level is OrgLevel.NEIGHBOURHOOD]
    often = Counter(unit.name for unit in units)
    for town in towns:
        term = term_words("area", town.name)
        yield Branch(term, town.name, 1, counts["town"][town.name])
        own = [(_unit_term(unit, often), unit) for unit in units if unit.town == town.name]
        if chosen and chosen in (term, *(term for term, _ in own)):
            for term_of_unit, unit in own:
                yield Branch(term_of_unit, unit.name, 2, counts["area"][unit.id])


def _unit_term(unit: Org, often: Counter[str]) -> str:
    """Return the term of a neighbourhood; with its town where other towns have one of its name."""
    return term_words("area", unit.name if often[unit.name] == 1 else f"{unit.town}/{unit.name}")


def _groups(counter: Counter[str]) -> Iterator[Branch]:
    for path in sorted(counter):
        name = path.rpartition("/")[2]
        yield Branch(term_words("group", path), name, 1 + path.count("/"), counter[path])


def _flat(key: str, counter: Counter[str]) -> Iterator[Branch]:
    for name, count in counter.most_common():
        yield Branch(term_words(key, name), name, 1, count)
