"""Whether the files a plugin brings can be read at all; looked at before it is let in."""

from collections.abc import Sequence

from console.domain.plugin import Terms, TermsFile
from console.hub.dictionary.fault import BadDictionary
from console.hub.dictionary.meaning import Known
from console.hub.playbooks.file import BadPlaybooks, read_file
from console.hub.plugins.brought import DICTIONARY, PLANS, RULES
from console.hub.plugins.entries import read_entries
from console.hub.plugins.rules import read_plugin_rules
from console.hub.rules.fault import BadRules

MOST_CHARACTERS = 400_000
"""Of all files of one plugin; an act has less than a million bytes."""


def faults_of(terms: Terms) -> Sequence[str]:
    """Return every mistake of form, with file and line."""
    return [fault for file in terms.files for fault in _of(file)]


def _of(file: TermsFile) -> Sequence[str]:
    raw = file.text.encode()
    try:
        if file.sort == PLANS:
            read_file(file.name, raw)
        elif file.sort == RULES:
            read_plugin_rules(raw)
        elif file.sort == DICTIONARY:
            read_entries(file.name, raw, Known())
    except BadPlaybooks as bad:
        return [fault.words() for fault in bad.faults]
    except BadRules as bad:
        return [fault.words(file.name) for fault in bad.faults]
    except BadDictionary as bad:
        return bad.lines(file.name)
    return ()
