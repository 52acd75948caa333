"""Plans (预案) of a plugin: checked with the hall's own, which they may build on; all or none.

The hall's files are not kept, its playbooks are: each is made into a file again, so that a plan
of a plugin inherits from it as from a neighbour.
"""

from collections.abc import Mapping
from dataclasses import replace

from console.domain.playbook import PlanStep, Playbook
from console.domain.plugin import Plugin, Terms
from console.hub.playbooks import meaning
from console.hub.playbooks.file import BadPlaybooks, FileFault, PlaybookFile, read_file
from console.hub.playbooks.inheriting import line_of, playbook_of
from console.hub.playbooks.shape import DueShape, FileShape, StepShape
from console.hub.plugins.brought import PLANS, Brought, Hall, left_out, raw_of, terms_of
from console.hub.rules.lines import Lines


def add_plans(plugin: Plugin, hall: Hall, brought: Brought) -> None:
    """Add the plans of a plugin; where one is wrong none is taken, and it is said."""
    stored = {id: stored_file(each, hall.playbooks) for id, each in hall.playbooks.items()}
    files, faults = list[PlaybookFile](), list[FileFault]()
    for name, raw in raw_of(terms_of(plugin), PLANS).items():
        try:
            file = read_file(name, raw)
        except BadPlaybooks as bad:
            faults += bad.faults
            continue
        if file.id in stored:
            zh, en = (
                f"本中心已有预案 {file.id}，以本中心的为准",
                f"the hall has {file.id}: it holds",
            )
            brought.faults.append(left_out(name, zh, en))
            continue
        files.append(file)
    own = {file.name for file in files}
    told = meaning.faults([*stored.values(), *files], hall.known)
    faults += [fault for fault in dict.fromkeys(told) if fault.file in own]
    if faults:
        brought.faults += [fault.words() for fault in sorted(faults)]
        return
    by_id = {file.id: file for file in (*stored.values(), *files)}
    chains = [chain for file in files if (chain := line_of(file, by_id))]
    brought.playbooks += [_marked(playbook_of(chain), plugin) for chain in chains]


def faults_alone(terms: Terms) -> list[str]:
    """Return what cannot be meant in plans that build on nothing of a hall, with file and line.

    Call it for files that can be read; what a hall must have for them is not asked.
    """
    files = [read_file(name, raw) for name, raw in raw_of(terms, PLANS).items()]
    own = {file.id for file in files}
    alone = [file for file in files if not file.shape.base or file.shape.base in own]
    return [fault.words() for fault in sorted(dict.fromkeys(meaning.faults(alone, None)))]


def _marked(playbook: Playbook, plugin: Plugin) -> Playbook:
    return replace(playbook, plugin=plugin.id, bureau=plugin.bureau or plugin.name)


def stored_file(playbook: Playbook, others: Mapping[str, Playbook]) -> PlaybookFile:
    """Return a playbook of the hall as the file it would be; what it inherited stands in it."""
    base = others.get(playbook.base)
    own = {step.id for step in playbook.steps}
    dropped = [step.id for step in base.steps if step.id not in own] if base else []
    shape = FileShape(
        format=1,
        id=playbook.id,
        name=playbook.name,
        version=playbook.version,
        source=playbook.source,
        base=playbook.base if base else "",
        is_base=playbook.is_base,
        matters=list(playbook.matters),
        levels=list(playbook.levels),  # type: ignore[arg-type]
        card=playbook.card,
        phones=list(playbook.phones),
        order=playbook.order,
        report=playbook.report,
        roles={role.id: role.name for role in playbook.roles},
        drop=dropped,
        step=[_stored_step(step) for step in playbook.steps],
    )
    return PlaybookFile(f"@{playbook.id}", playbook.hash, shape, Lines("", "step"))


def _stored_step(step: PlanStep) -> StepShape:
    due = step.due
    amounts = {step.limit.kind: step.limit.amount} if step.limit.amount else {}
    return StepShape(
        id=step.id,
        title=step.title,
        owner=step.owner,
        after=list(step.after),
        due=DueShape(grade=due.grade, words=list(due.words), level=due.level) if due else None,  # type: ignore[arg-type]
        limit_source=step.limit.source,
        phones=list(step.phones),
        needs=list(step.needs),
        checklist=list(step.checklist),
        optional=step.is_optional,
        legal=step.is_legal,
        **amounts,
    )
