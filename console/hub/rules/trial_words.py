"""A trial of rules as lines for a person: before and after, by rule, with examples."""

from collections.abc import Iterator

from console.contract.trial import Tally, TrialAnswer, TrialExample

_WHAT = {
    "opened": "自成一条 an alert of its own",
    "joined": "并入已有 joined to one",
    "told": "改为提示 is told",
    "held": "不再提示 is held back",
    "grade": "定级改变 another grade",
    "group": "成组改变 another group",
}
_FIGURES = {
    "reports": "来报 reports",
    "alerts": "告警 alerts",
    "episodes": "发生次数 episodes",
    "told": "提示(发声) told",
    "held": "未提示 held back",
    "grouped": "成组 grouped",
    "regraded": "改级 regraded",
}


def trial_lines(answer: TrialAnswer) -> Iterator[str]:
    """Return the lines of a trial."""
    yield (
        f"{answer.since[:16]} – {answer.until[:16]} · {answer.requests} requests 次来报 ·"
        f" {answer.bytes / 1e6:.1f} MB · {answer.unread} unread 无法读取"
    )
    yield f"rules 规则 {answer.version_before or '—'} → {answer.version_after}"
    if answer.is_cut:
        yield "there is more than a trial takes; it ends early 数据过多，只试到一部分"
    for name, words in _FIGURES.items():
        yield f"  {words}: {getattr(answer.before, name)} → {getattr(answer.after, name)}"
    for rule in answer.rules:
        yield f"{rule.id} {rule.name}: {_both(rule.before, rule.after)}"
    for what, number in sorted(answer.changes.items()):
        yield f"{_WHAT.get(what, what)}: {number}"
    yield from map(_example, answer.examples)
    yield from (f"note 提示: {note}" for note in answer.notes)
    yield "nothing was changed 没有改动任何东西"


def _both(before: Tally, after: Tally) -> str:
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in _FIGURES)
    told = [f"{name} {old}→{new}" for name, old, new in pairs if old or new]
    return ", ".join(told) or "nothing 没有来报"


def _example(one: TrialExample) -> str:
    detail = f" ({one.detail})" if one.detail else ""
    return (
        f"  {one.at[:19]} {one.source} “{one.title}”: {_WHAT.get(one.what, one.what)}{detail}"
        f" [{one.rule_before} → {one.rule_after}]"
    )
