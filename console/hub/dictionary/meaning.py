"""What is wrong between entries: ids twice, loops of “same as”, units and codes nobody knows."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace

from console.domain.dictionary import GridCode
from console.domain.dictionary_diff import Entry
from console.domain.matter import OWN_TOWN, Matter
from console.hub.dictionary.fault import Fault, Spot

DEEPEST = 5
"""Entries over which one may be the same as another."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the hall has that a dictionary may name.

    Attributes:
        units: names of orgs and forces; empty where the hall has told of none yet.
        sorts: sorts of forces.
        cards: ids of handling cards.
        codes: ids of grid codes in force.
    """

    units: Collection[str] = ()
    sorts: Collection[str] = ()
    cards: Collection[str] = ()
    codes: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """An entry with the place where it is written, and those of its cells."""

    entry: Entry
    spot: Spot
    cells: Mapping[str, Spot] = field(default_factory=dict)

    def at(self, name: str) -> Spot:
        """Return where a field is written; the row where it is not."""
        return self.cells.get(name, self.spot)


def faults_between(reads: Sequence[Read], known: Known) -> list[Fault]:
    """Return what is wrong between entries that are each good alone."""
    matters = [read for read in reads if isinstance(read.entry, Matter)]
    codes = {read.entry.id for read in reads if isinstance(read.entry, GridCode)}
    return [
        *_twice(reads),
        *_loops(matters),
        *_unknown_units(reads, known.units),
        *_bad_codes(reads, codes | set(known.codes)),
        *_bad_days(matters),
    ]


def notes_between(reads: Sequence[Read], known: Known) -> Iterator[Fault]:
    """Yield what ought to be known of good entries: what they name and the hall lacks yet."""
    for read in reads:
        entry = read.entry
        if not isinstance(entry, Matter):
            continue
        if known.cards and entry.card and entry.card not in known.cards:
            yield Fault(read.at("card"), f"本厅没有处置卡 {entry.card}", f"no card {entry.card}")
        for need in entry.needs:
            sort = need.partition("*")[0]
            if known.sorts and sort not in known.sorts:
                yield Fault(read.at("needs"), f"本厅没有“{sort}”类力量", f"no force of sort {sort}")
        if not entry.words and not entry.synonyms:
            yield Fault(read.spot, "没有关键词，只按事项名称找得到", "found by its name alone")


def resolved(matters: Sequence[Matter]) -> list[Matter]:
    """Give each entry that is the same as another what it does not say itself."""
    by_id = {matter.id: matter for matter in matters}

    def whole(matter: Matter) -> Matter:
        if not matter.same_as:
            return matter
        other = whole(by_id[matter.same_as])
        blank = {each.name: each.default for each in fields(Matter)}
        own = {"id", "name", "words", "synonyms", "same_as", "version"}
        taken = {
            name: getattr(other, name)
            for name, default in blank.items()
            if name not in own and getattr(matter, name) == default
        }
        return replace(matter, **taken)

    return [whole(matter) for matter in matters]


def _twice(reads: Sequence[Read]) -> Iterator[Fault]:
    first: dict[tuple[str, str], Read] = {}
    for read in reads:
        before = first.setdefault((read.entry.KIND, read.entry.id), read)
        if before is not read:
            where = before.spot.words("").strip(":")
            yield Fault(
                read.at("id"),
                f"编号 {read.entry.id} 与 {where} 行重复",
                f"the id {read.entry.id} stands at {where} too",
                "删去一行或改编号",
                "take one out or give it another id",
            )


def _loops(matters: Sequence[Read]) -> Iterator[Fault]:
    by_id = {read.entry.id: read for read in matters}
    for read in matters:
        chain, id = [read.entry.id], _same(read)
        while id in by_id and id not in chain and len(chain) <= DEEPEST:
            chain.append(id)
            id = _same(by_id[id])
        if id == read.entry.id or (id in by_id and id not in chain):
            told = " → ".join([*chain, id])
            yield Fault(
                read.at("same_as"),
                f"“等同于”绕成一圈或超过 {DEEPEST} 层：{told}",
                f"“same as” goes round, or over more than {DEEPEST}: {told}",
                "其中一条写明主办单位，不再等同于别的",
                "let one of them say its lead itself",
            )
        elif id and id not in by_id and len(chain) == 1:
            yield Fault(
                read.at("same_as"),
                f"没有编号 {id} 的事项",
                f"there is no entry {id}",
                _near_zh(id, by_id),
                "write the id of an entry of this file",
            )


def _same(read: Read) -> str:
    return read.entry.same_as if isinstance(read.entry, Matter) else ""


def _unknown_units(reads: Sequence[Read], units: Collection[str]) -> Iterator[Fault]:
    if not units:
        return  # a hall that has told of nobody yet
    for read in reads:
        entry = read.entry
        named = [("lead", entry.lead)]
        if isinstance(entry, Matter):
            named += [("co_units", unit) for unit in entry.co_units]
        for name, unit in named:
            if unit and unit != OWN_TOWN and unit not in units:
                yield Fault(
                    read.at(name),
                    f"本厅没有单位“{unit[:40]}”",
                    f"the hall has no unit “{unit[:40]}”",
                    _near_zh(unit, units),
                    "write its name as in the directory",
                )


def _near_zh(name: str, names: Collection[str]) -> str:
    from rapidfuzz import process  # wanted where something is wrong, and fast over many names

    near = process.extractOne(name[:40], list(names), score_cutoff=50)
    return f"是否应为“{near[0]}”" if near else "按通讯录中的名称写"


def _bad_codes(reads: Sequence[Read], codes: Collection[str]) -> Iterator[Fault]:
    for read in reads:
        entry = read.entry
        if isinstance(entry, GridCode):
            named = [("id", entry.major)]
        else:
            named = [("major", entry.major), ("minor", entry.minor)]
            if entry.major and entry.minor and not entry.minor.startswith(entry.major):
                yield Fault(
                    read.at("minor"),
                    f"小类 {entry.minor} 不属于大类 {entry.major}",
                    f"the minor {entry.minor} is none of {entry.major}",
                    "两者对上",
                    "let them agree",
                )
        for name, code in named:
            if code and codes and code not in codes:
                yield Fault(
                    read.at(name),
                    f"网格代码表里没有 {code}",
                    f"there is no grid code {code}",
                    "先装载网格代码表，或改正代码",
                    "load the codes first, or mend it",
                )


def _bad_days(matters: Sequence[Read]) -> Iterator[Fault]:
    for read in matters:
        entry = read.entry
        if isinstance(entry, Matter) and entry.valid_to and entry.valid_to < entry.valid_from:
            yield Fault(
                read.at("valid_to"),
                f"失效日期 {entry.valid_to} 早于生效日期",
                f"it ends on {entry.valid_to}, before it begins",
                "改正日期",
                "mend the days",
            )
