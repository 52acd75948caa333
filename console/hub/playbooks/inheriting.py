"""What a playbook takes over from the one it is written on top of.

Steps of the base come first, in its order; one of the same id is written anew in its place, `drop`
takes one out, new ones come behind. Those of a base that is nothing else come last: it says how a
matter ends. All else that a file leaves out is as in its base.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from console.domain.playbook import PlanRole, Playbook
from console.hub.playbooks.file import PlaybookFile
from console.hub.playbooks.shape import StepShape, step_of

HASH = 12
"""Hexadecimal digits that tell versions apart."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A step, and in which file it was written as which."""

    step: StepShape
    file: PlaybookFile
    number: int


def line_of(
    file: PlaybookFile, by_id: Mapping[str, PlaybookFile]
) -> tuple[PlaybookFile, ...] | None:
    """Return a file and what it is built on, the nearest first; None for a loop.

    A base that is not there ends the line.
    """
    chain = [file]
    while base := by_id.get(chain[-1].shape.base):
        if base in chain:
            return None
        chain.append(base)
    return tuple(chain)


def placed_steps(chain: Sequence[PlaybookFile]) -> list[Placed]:
    """Return the steps a playbook has in the end."""
    steps: dict[str, Placed] = {}
    last = set[str]()
    for file in reversed(chain):
        for drop in file.shape.drop:
            steps.pop(drop, None)
        for number, step in file.steps:
            if file.shape.is_base and step.id not in steps:
                last.add(step.id)
            steps[step.id] = Placed(step, file, number)
    return sorted(steps.values(), key=lambda placed: placed.step.id in last)


def playbook_of(chain: Sequence[PlaybookFile]) -> Playbook:
    """Return a playbook that stands alone, of its file and those it is built on."""
    own, shapes = chain[0].shape, [file.shape for file in chain]
    roles = {id: name for shape in reversed(shapes) for id, name in shape.roles.items()}
    matters = next((shape.matters for shape in shapes if shape.matters is not None), [])
    levels = next((shape.levels for shape in shapes if shape.levels is not None), [])
    phones = list(dict.fromkeys(phone for shape in shapes for phone in shape.phones))
    return Playbook(
        id=own.id,
        name=own.name,
        version=own.version,
        hash=sha256("".join(file.hash for file in chain).encode()).hexdigest()[:HASH],
        matters=tuple(matters),
        levels=tuple(levels),
        base=own.base,
        is_base=own.is_base,
        card=next((shape.card for shape in shapes if shape.card), ""),
        roles=tuple(PlanRole(id, name) for id, name in roles.items()),
        steps=tuple(step_of(placed.step) for placed in placed_steps(chain)),
        phones=tuple(phones),
        order=next((shape.order for shape in shapes if shape.order), ""),
        report=next((shape.report for shape in shapes if shape.report), ""),
        source=own.source,
        note=own.note,
    )
