"""Rules of a plugin: its alert types as rules of their own, and its rule files, below the hall's.

The first rule that fits holds, so the hall's own always go before. A plugin's rule is for sources
it names and never lowers a grade: it may not make a duty room deaf.
"""

from collections.abc import Iterator
from dataclasses import replace

from console.domain.plugin import AlertTerms, Plugin, alert_type
from console.domain.reference import Card
from console.domain.rule import OF_THE_MATTER, OrderTemplate, Rule, RuleBook
from console.domain.rule_match import Match
from console.hub.plugins.brought import RULES, Brought, Hall, left_out, raw_of, terms_of
from console.hub.rules.fault import BadRules, Said
from console.hub.rules.lines import Lines
from console.hub.rules.reading import read_rules, text_of, toml_of, version_of

CHANNEL = "plugin"
"""Of alerts that plugins raise."""
_DEFAULT = b'\n[default]\nguidance = "-"\nsource = "-"\n'


def read_plugin_rules(raw: bytes) -> RuleBook:
    """Read a rule file of a plugin; it has no `[default]`, that is the hall's.

    Raises:
        BadRules: something in it is wrong; nothing of it is to be used.
    """
    text = text_of(raw)
    told, lines = toml_of(text), Lines(text)
    if "default" in told:
        zh, en = "插件的规则不写 [default]，未列明的来源由本中心定", "[default] is the hall's"
        raise BadRules([Said(lines.of(0, ["default"]), "default", zh, en)])
    book = read_rules(raw + _DEFAULT)
    faults = [fault for n, rule in enumerate(book.rules, 1) for fault in _reach(n, rule, lines)]
    if faults:
        raise BadRules(faults)
    return book


def _reach(number: int, rule: Rule, lines: Lines) -> Iterator[Said]:
    """Say where a rule reaches beyond what its bureau reports itself."""
    sources = rule.match.source
    if not sources or any(len(name.replace("*", "")) < 2 for name in sources):
        zh, en = "插件的规则须写明信源（至少两个字）", "a plugin's rule names its sources"
        yield Said(lines.of(number, ["match"]), rule.id, zh, en)
    if any(taken < told for told, taken in rule.grades.items()):
        zh, en = "插件的规则不能降级", "a plugin's rule lowers no grade"
        yield Said(lines.of(number, ["severity"]), rule.id, zh, en)


def add_rules(plugin: Plugin, hall: Hall, brought: Brought) -> None:
    """Add the rules of a plugin and the cards of its alert types; call it after its plans."""
    terms, raw = terms_of(plugin), raw_of(terms_of(plugin), RULES)
    plans = {*hall.playbooks, *(each.id for each in brought.playbooks)}
    rules = list[Rule]()
    for each in terms.alerts:
        rules.append(_of_type(plugin, each, plans, hall, brought))
        if each.guidance:
            brought.cards.append(_card(plugin, each))
    for name, content in raw.items():
        rules += _of_file(plugin, name, content, plans, hall, brought)
    if rules:
        version = version_of(b"".join(raw.values()) + terms.digest.encode())
        id = f"{CHANNEL}.{plugin.id}"
        brought.rules = RuleBook(id, version, plugin.said_by, rules=tuple(rules), plugin=plugin.id)


def _card(plugin: Plugin, told: AlertTerms) -> Card:
    terms, type = terms_of(plugin), alert_type(plugin.id, told.id)
    phones = (f"{plugin.bureau or plugin.name} {terms.phone}",) if terms.phone else ()
    return Card(
        type, told.name, told.guidance, phones, (type,), plugin.said_by, terms.version, plugin.id
    )


def _of_type(
    plugin: Plugin, told: AlertTerms, plans: set[str], hall: Hall, brought: Brought
) -> Rule:
    """Return the rule of an alert type: its card, its plan, the unit that is suggested."""
    where = f"manifest.toml [{told.id}]"
    plan, unit = told.plan, told.unit
    if plan and plan not in plans:
        brought.faults.append(left_out(where, f"没有预案 {plan}", f"there is no playbook {plan}"))
        plan = ""
    if unit and unit not in hall.known.names:
        brought.faults.append(left_out(where, f"没有单位 {unit}", f"there is no unit {unit}"))
        unit = ""
    type, source = alert_type(plugin.id, told.id), plugin.said_by
    return Rule(
        type,
        told.name,
        Match(channel=(CHANNEL,), type=(type,)),
        card=type if told.guidance else "",
        playbook=plan,
        order=OrderTemplate(unit=(unit,), source=source) if unit else None,
        source=source,
    )


def _of_file(
    plugin: Plugin, name: str, raw: bytes, plans: set[str], hall: Hall, brought: Brought
) -> list[Rule]:
    """Return the rules of a file: all that the hall leaves room for, or none where one is wrong."""
    try:
        book = read_plugin_rules(raw)
    except BadRules as bad:
        brought.faults += [fault.words(name) for fault in bad.faults]
        return []
    lines, found, faults = Lines(raw.decode("utf-8-sig")), list[Rule](), list[Said]()
    cards = {*hall.known.cards, *(card.id for card in brought.cards), OF_THE_MATTER, ""}
    for number, rule in enumerate(book.rules, 1):
        own = alert_type(plugin.id, rule.card)
        card = own if own in cards else rule.card
        if card not in cards:
            zh, en = f"没有处置卡 {card}", f"there is no card {card}"
            faults.append(Said(lines.of(number, ["card"]), rule.id, zh, en))
        if rule.playbook and rule.playbook not in plans:
            zh, en = f"没有预案 {rule.playbook}", f"there is no playbook {rule.playbook}"
            faults.append(Said(lines.of(number, ["playbook"]), rule.id, zh, en))
        first = next((each for each in hall.rules.rules if each.covers(rule)), None)
        if first is None:
            id, source = alert_type(plugin.id, rule.id), f"{plugin.said_by}：{rule.source}"
            found.append(replace(rule, id=id, card=card, source=source))
            continue
        zh, en = f"本中心规则 {first.id} 在先，以它为准", f"the hall's rule {first.id} holds"
        brought.faults.append(Said(lines.of(number), rule.id, zh, en).words(name))
    brought.faults += [fault.words(name) for fault in faults]
    return [] if faults else found
