"""What a person asked for, in a few words: the kind of an operation and what it was about."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

NameOf = Callable[[str], str]
"""Returns the title or number of a record by its key `kind/id`, empty where there is none."""


def _t(source: str) -> str:
    return QCoreApplication.translate("outbox", source)


def kind_words(kind: str, args: Mapping[str, Any]) -> str:
    """Return what an operation does; a kind this version does not know by its own name."""
    words = {
        "alert.acknowledge": _t("Sign"),
        "alert.withdraw_acknowledgement": _t("Take signature back"),
        "alert.own": _t("Take on"),
        "alert.verify": _t("Verify: true") if args.get("is_true") else _t("Verify: not true"),
        "alert.merge": _t("Merge"),
        "alert.unmerge": _t("Take merging back"),
        "alert.shelve": _t("Shelve"),
        "alert.leave": _t("Let go"),
        "alert.bring_back": _t("Bring back"),
        "alert.defer": _t("Put off the leader's call"),
        "forecast.call_out": _t("Call the towns"),
        "call_out.report": _t("Town called"),
        "call_out.withdraw": _t("Call to a town: written down by mistake"),
        "diversion.take": _t("110 diversion: taken"),
        "diversion.return": _t("110 diversion: given back"),
        "diversion.call": _t("110 diversion: three-way call"),
        "mask.lay": _t("Set aside"),
        "incident.open": _t("Open an incident"),
        "incident.describe": _t("Incident: title and place"),
        "incident.set_class": _t("Incident: class"),
        "incident.set_level": _t("Incident: event level"),
        "incident.set_response": _t("Incident: its response"),
        "incident.set_role": _t("Incident: who leads"),
        "incident.mark": _t("Incident: sensitive mark"),
        "incident.note": _t("Incident: note"),
        "incident.reported": _t("Incident: report sent"),
        "incident.figures": _t("Incident: counts of people"),
        "incident.add_alert": _t("Incident: alert taken in"),
        "incident.remove_alert": _t("Incident: alert taken out"),
        "incident.merge": _t("Merge incidents"),
        "incident.unmerge": _t("Take back the merging of incidents"),
        "incident.split": _t("Split an incident"),
        "incident.relate": _t("Relate incidents"),
        "incident.unrelate": _t("Part related incidents"),
        "incident.set_parent": _t("Incident: under a main incident"),
        "incident.close": _t("End an incident"),
        "incident.reopen": _t("Reopen an incident"),
        "goods.ask": _t("Goods asked for"),
        "goods.sent": _t("Goods sent"),
        "goods.arrived": _t("Goods arrived"),
        "mode.begin": _t("Turn to urgent or special"),
        "mode.end": _t("Turn back"),
        "response.set": _t("Start or adjust a response"),
        "response.end": _t("End a response"),
        "mask.lift": _t("Lift what is set aside"),
        "alert.close": _t("Close"),
        "alert.note": _t("Note"),
        "alert.register": _t("Register a call"),
        "order.dispatch": _t("Order by the system"),
        "order.dispatch_by_phone": _t("Order by phone"),
        "assignment.report": _t("Told by phone"),
        "assignment.unreached": _t("Not reached"),
        "assignment.correct": _t("Stage of a unit taken back"),
        "alert.withdraw_all": _t("Signed group taken back"),
        "dictionary.adopt": _t("Dictionary put in force"),
        "log.append": _t("Log line"),
        "duty_post.take": _t("Post in this shift"),
        "duty_post.give_back": _t("Post given back"),
        "shared_file.put": _t("File shared with the hall"),
        "shared_file.remove": _t("Shared file taken out"),
        "plugin.approve": _t("Plugin: let in"),
        "plugin.withdraw": _t("Plugin: taken out"),
        "plugin.pilot": _t("Plugin: new version tried"),
        "plugin.set": _t("Plugin: setting of the hall"),
        "plugin.record.put": _t("Plugin: record saved"),
        "plugin.record.remove": _t("Plugin: record taken away"),
        "plugin.alert.raise": _t("Plugin: alert raised"),
        "patrol.proof": _t("Patrol page looked at"),
        "patrol.found": _t("Found on patrol"),
        "wall.tell": _t("What a wall shows"),
        "wall.push": _t("Picture to another wall"),
        "wall.answer": _t("Picture taken") if args.get("is_taken") else _t("Picture declined"),
        "viewing.ask": _t("Ask for a restricted camera"),
        "viewing.decide": _t("Give a look") if args.get("is_given") else _t("Refuse a look"),
        "viewing.give": _t("Open restricted cameras"),
        "incident_wall.keep": _t("Keep the wall of an incident"),
        "check.resolve": _t("Settle a check"),
        "work_order.register": _t("Work order registered"),
    }
    if kind.startswith("work_order."):
        words |= _of_work_orders(kind, args)
    return words.get(kind) or _t("{0} (newer than this console)").format(kind)


def _of_work_orders(kind: str, args: Mapping[str, Any]) -> dict[str, str]:
    joins = args.get("is_merge")
    return {
        "work_order.step": _t("Work order: {0}").format(_step(args)),
        "work_order.say": _t("Work order, by phone: {0}").format(_step(args)),
        "work_order.link": _t("Work orders joined") if joins else _t("Work orders related"),
        "work_order.tick": _t("Item of a work order ticked"),
        "work_order.sample": _t("Work order sampled"),
    }


def _step(args: Mapping[str, Any]) -> str:
    from console.models.work_order_words import step_word

    return step_word(str(args.get("step", "")))


def subject_words(
    args: Mapping[str, Any], targets: tuple[tuple[str, str], ...], name_of: NameOf
) -> str:
    """Return what an operation is about: what it says itself, else the name of its record."""
    for field in ("title", "text", "number"):
        told = args.get(field)
        if isinstance(told, str) and told:
            return told
    for kind, id in targets:
        name = name_of(f"{kind}/{id}")
        if name:
            return name
    return "/".join(targets[0]) if targets else ""


def log_words(args: Mapping[str, Any]) -> str:
    """Return the text of a line of the duty log that is on its way."""
    import json

    try:
        told = json.loads(str(args.get("canonical", "")))
    except ValueError:
        return ""
    return str(told.get("text", "")) if isinstance(told, dict) else ""
