"""The single tests of the contract pack; each yields what is wrong, and what was seen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from console.plugin_api.dataset import DataSetSpec, Origin, Value
from console.plugin_api.fault import PluginFault
from console.plugin_api.manifest import Manifest, RecordKind
from console.plugin_api.page import Form, FormField
from console.plugin_api.permission import Permission
from console.plugin_api.record_schema import BadSchemaError, read_schema, record_faults
from console.plugin_api.words import Words
from console.plugin_host.guests.sandbox import Sandbox
from console.plugin_host.reading.discovery import Found
from console.plugin_host.reading.native_reader import native_faults
from console.plugin_host.trial.trying import Tried, brings_from_outside, try_out

_MEND = Words("请归口单位改正", "its owner mends it")
_NO_PROGRAM = Words("没有程序", "there is no program")
_UNHELD = Words(
    "本机没有隔离措施，安装时不试运行", "nothing holds programs here: it is not run at install"
)
_BY_KIND: Mapping[str, Value] = {"text": "样例", "time": "2026-07-09T20:20:00+08:00"}


@dataclass(frozen=True)
class Case:
    """A plugin that is tried.

    Attributes:
        found: as it lies unpacked.
        sandbox: what holds its program; None without one.
        may_run: whether it may be run here.
    """

    found: Found
    sandbox: Sandbox | None
    may_run: bool

    @property
    def why_not(self) -> Words | None:
        """Why its program is not run; None where it is."""
        if self.found.manifest is None or self.found.manifest.guest is None:
            return _NO_PROGRAM
        return None if self.may_run else _UNHELD

    @property
    def manifest(self) -> Manifest:
        """Of the plugin; only asked where it can be read."""
        assert self.found.manifest is not None
        return self.found.manifest

    @cached_property
    def granted(self) -> Tried:
        """Its program with all it asks for."""
        return self._tried(frozenset(self.manifest.permissions))

    @cached_property
    def refused(self) -> Tried:
        """Its program with nothing of that."""
        return self._tried(frozenset())

    def schema(self, kind: RecordKind) -> dict[str, object]:
        """Return the schema of a record kind.

        Raises:
            OSError, ValueError: it cannot be used.
        """
        return read_schema((self.found.folder / kind.schema).read_text("utf-8"))

    def _tried(self, permissions: frozenset[Permission]) -> Tried:
        sandbox = self.sandbox or Sandbox()
        return try_out(self.manifest, self.found.folder, permissions, lambda: sandbox)


def files(case: Case) -> Iterator[PluginFault | Words]:
    """Manifest, pages and schemas can be used."""
    yield from case.found.faults
    if case.found.manifest is None:
        return
    for kind in case.manifest.record:
        try:
            case.schema(kind)
        except (OSError, UnicodeDecodeError, BadSchemaError) as error:
            yield _fault(kind.schema, "", "格式文件不能用", str(error))
    yield Words(f"{len(case.found.pages)} 页", f"{len(case.found.pages)} pages")


def forms(case: Case) -> Iterator[PluginFault | Words]:
    """What a form saves when it is filled fits the schema of its record; columns are there."""
    if case.found.manifest is None:
        return
    kinds = {kind.id: kind for kind in case.manifest.record}
    for page in case.found.pages:
        for part in (part for row in page.row for part in row.part if isinstance(part, Form)):
            for words in record_faults(case.schema(kinds[part.record]), _filled(part)):
                yield _fault(page.id, part.record, "填报存不下", words)
    for spec in case.manifest.data:
        if spec.origin in (Origin.RECORDS, Origin.FORM):
            yield from _columns(case, spec, kinds[spec.of])


def native(case: Case) -> Iterator[PluginFault | Words]:
    """A native page can be read; it is not run, because nothing would hold it."""
    if case.found.manifest is not None:
        yield from native_faults(case.manifest, case.found.folder)


def answers(case: Case) -> Iterator[PluginFault | Words]:
    """The program starts, and answers hello, pings and each command; it ends when it is told."""
    tried, entry = case.granted, _entry(case)
    yield from tried.faults
    if not tried.is_ready and not tried.faults:
        yield _fault(entry, "hello", "启动后没有就绪", "it never said that it is ready")
    for id in tried.unanswered:
        yield _fault(entry, id, "命令没有应答", "the command got no answer")
    if tried.is_ready and not (tried.faults or tried.unanswered or tried.pings):
        yield _fault(entry, "ping", "心跳没有应答", "pings got no answer")
    if not tried.is_obedient:
        yield _fault(entry, "stop", "收到停止后不退出", "it does not end when it is told to")


def shapes(case: Case) -> Iterator[PluginFault | Words]:
    """Each data set comes, with the columns and kinds its manifest declares."""
    for id, data in case.granted.data.items():
        yield from data.notes
        if data.left_out:
            yield _fault(id, "", f"多出 {data.left_out} 行", f"{data.left_out} rows too many")
        if data.as_of is not None:
            yield Words(f"{id}：{len(data.rows)} 行", f"{id}: {len(data.rows)} rows")
        elif brings_from_outside(case.manifest):
            yield Words(f"{id}：数据在外面，没有试到", f"{id}: comes from outside, not seen")
        elif case.granted.is_ready:
            yield _fault(id, "", "没有来数据", "nothing came")


def records(case: Case) -> Iterator[PluginFault | Words]:
    """What it saves and raises is as it declares."""
    yield from case.granted.wrong


def refusals(case: Case) -> Iterator[PluginFault | Words]:
    """With nothing granted it goes on: a hall may withhold each right."""
    yield from case.refused.faults
    if not (case.refused.faults or case.refused.unanswered or case.refused.pings):
        yield _fault(_entry(case), "ping", "心跳没有应答", "pings got no answer")


def _columns(case: Case, spec: DataSetSpec, kind: RecordKind) -> Iterator[PluginFault]:
    """Yield columns that no record can ever fill."""
    schema = case.schema(kind)
    fields = schema.get("properties")
    if schema.get("additionalProperties", True) is not False or not isinstance(fields, dict):
        return
    for column in spec.columns:
        if column.id not in {"id", "at", *fields}:
            yield _fault(spec.id, column.id, "登记格式里没有这一列", "no record has this column")


def _filled(form: Form) -> dict[str, Value]:
    return {each.id: _sample(each) for each in form.fields}


def _sample(field: FormField) -> Value:
    """Return what a person might write into a line."""
    if field.kind == "choice":
        return field.choices[0] if field.choices else "样例"
    if field.kind == "number":
        low = field.least if field.least is not None else 0.0
        return low if field.most is None else max(low, min(field.most, low))
    return _BY_KIND[field.kind]


def _entry(case: Case) -> str:
    return case.manifest.guest.entry if case.manifest.guest else ""


def _fault(file: str, place: str, zh: str, en: str) -> PluginFault:
    return PluginFault("plugin_contract", file, place, Words(zh, en[:200]), _MEND)
