"""Names of towns where there is little room."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

_KINDS = ("街道", "镇", "乡")
"""What stands behind the names of towns and is left out."""
_NAMED = 4


def short_town(name: str) -> str:
    """Return a name without its kind: 梧影 for 梧影街道."""
    kind = next((kind for kind in _KINDS if name.endswith(kind)), "")
    return name.removesuffix(kind) if len(name) > len(kind) + 1 else name


def town_list(towns: Sequence[str]) -> str:
    """Return towns as a duty room says them: 梧影、芦汀、映川 3 街镇; the first few of many."""
    translate = QCoreApplication.translate
    if not towns:
        return ""
    names = translate("feeds", ", ").join(short_town(town) for town in towns[:_NAMED])
    sentence = translate("feeds", "{0}: {1} towns") if len(towns) > 1 else "{0}"
    if len(towns) > _NAMED:
        sentence = translate("feeds", "{0} and others, {1} towns")
    return sentence.format(names, len(towns))
