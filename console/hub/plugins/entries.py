"""Entries of the dispatch dictionary that a plugin brings; the hall's own go before them."""

from dataclasses import replace

from console.domain.matter import Matter
from console.domain.plugin import Plugin
from console.hub.dictionary.fault import BadDictionary, whole
from console.hub.dictionary.meaning import Known
from console.hub.dictionary.reading import read_dictionary
from console.hub.plugins.brought import DICTIONARY, Brought, Hall, left_out, raw_of, terms_of


def read_entries(name: str, raw: bytes, known: Known) -> list[Matter]:
    """Read a dictionary file of a plugin; it has entries, and no grid codes: they are the hall's.

    Raises:
        BadDictionary: something in it is wrong; nothing of it is to be used.
    """
    content = read_dictionary(name, raw, known)
    if content.codes:
        raise whole(
            "插件不带网格代码", "a plugin brings no grid codes", "删去 [[code]]", "take it out"
        )
    return list(content.matters or ())


def add_entries(plugin: Plugin, hall: Hall, brought: Brought) -> None:
    """Add the entries of a plugin; a file with a mistake is left out whole, and it is said.

    An entry whose id the hall has is left out; a word the hall has in an entry of its own means
    that one, so that no plugin changes what the hall's own words mean.
    """
    taken = {word for matter in hall.matters.values() for word in matter.words}
    for name, raw in raw_of(terms_of(plugin), DICTIONARY).items():
        try:
            read = read_entries(name, raw, hall.named)
        except BadDictionary as bad:
            brought.faults += bad.lines(name)
            continue
        for matter in read:
            if matter.id in hall.matters:
                zh = f"派单字典已有 {matter.id}，以本中心的为准"
                en = f"the hall's dictionary has {matter.id}: it holds"
                brought.faults.append(left_out(name, zh, en))
                continue
            brought.faults += _said(name, matter, taken)
            brought.matters.append(_marked(matter, plugin, taken))


def _said(name: str, matter: Matter, taken: set[str]) -> list[str]:
    both = "、".join(word for word in matter.words if word in taken)
    if not both:
        return []
    zh = f"{matter.id} 的关键词“{both}”本中心已用，以本中心的为准"
    return [left_out(name, zh, f"words of {matter.id} that the hall has mean the hall's: {both}")]


def _marked(matter: Matter, plugin: Plugin, taken: set[str]) -> Matter:
    source = "：".join(part for part in (plugin.said_by, matter.source) if part)
    words = tuple(word for word in matter.words if word not in taken)
    version = terms_of(plugin).version
    return replace(matter, words=words, source=source, version=version, plugin=plugin.id)
