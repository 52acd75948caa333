"""One playbook file as it was read, and where in it things stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from console.hub.playbooks.shape import FileShape, StepShape
from console.hub.rules.fault import MOST_TOLD, BadRules, Said
from console.hub.rules.lines import Lines
from console.hub.rules.reading import converted, text_of, toml_of


@dataclass(frozen=True, slots=True, order=True)
class FileFault:
    """One thing that is wrong, and in which file."""

    file: str
    said: Said

    def words(self) -> str:
        """Return it as one line with file and line."""
        return self.said.words(self.file)


class BadPlaybooks(ValueError):  # noqa: N818 - a fault of the files, not of the program
    """Playbooks that are not taken, none of them.

    Attributes:
        faults: by file and line.
    """

    def __init__(self, faults: Sequence[FileFault]) -> None:
        self.faults = tuple(sorted(faults)[:MOST_TOLD])
        super().__init__("; ".join(fault.words() for fault in self.faults))


@dataclass(frozen=True, slots=True)
class PlaybookFile:
    """A file that has the right form; what it means is looked at in `meaning`.

    Attributes:
        name: of the file.
        hash: SHA-256 of its bytes.
        shape: what it holds.
        lines: where.
    """

    name: str
    hash: str
    shape: FileShape
    lines: Lines

    @property
    def id(self) -> str:
        """Id of its playbook."""
        return self.shape.id

    def fault(self, step: int, way: Sequence[str], zh: str, en: str) -> FileFault:
        """Return a fault at an entry of the file, of a step by its number from 1 or of the top."""
        steps = self.shape.step
        said = steps[step - 1].id if step else ""
        return FileFault(self.name, Said(self.lines.of(step, way), said, zh, en))

    @property
    def steps(self) -> "list[tuple[int, StepShape]]":
        """Its own steps with their numbers."""
        return list(enumerate(self.shape.step, 1))


def read_file(name: str, raw: bytes) -> PlaybookFile:
    """Read one file's form.

    Raises:
        BadPlaybooks: it has not the form; every mistake with its line.
    """
    try:
        text = text_of(raw)
        told = toml_of(text)
    except BadRules as bad:
        raise BadPlaybooks([FileFault(name, said) for said in bad.faults]) from bad
    lines, faults = Lines(text, "step"), list[Said]()
    steps = told.get("step", [])
    bare = {**told, "step": []} if isinstance(steps, list) else told
    shape, fault = converted(bare, FileShape, lambda way: lines.of(0, way), "")
    faults += [fault] if fault is not None else []
    read = list[StepShape]()
    for number, each in enumerate(steps if isinstance(steps, list) else (), 1):
        id = str(each.get("id", f"#{number}"))[:60] if isinstance(each, dict) else f"#{number}"
        step, fault = converted(each, StepShape, lambda way, n=number: lines.of(n, way), id)  # type: ignore[misc]
        read += [step] if step is not None else []
        faults += [fault] if fault is not None else []
    if faults or shape is None:
        raise BadPlaybooks([FileFault(name, said) for said in faults])
    whole = FileShape(**{n: getattr(shape, n) for n in shape.__struct_fields__} | {"step": read})
    return PlaybookFile(name, sha256(raw).hexdigest(), whole, lines)
