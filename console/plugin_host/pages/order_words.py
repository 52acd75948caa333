"""Words of an order that a plugin prepares: its template with the columns of a row."""

import re
from collections.abc import Mapping

from console.plugin_api.dataset import Value

_COLUMN = re.compile(r"\{(\w+)\}")


def order_words(template: str, row: Mapping[str, Value]) -> str:
    """Return the words; a name in braces that the row has not stays as it is.

    A template is foreign text: nothing but a plain name in braces means anything in it. Python's
    own formatting would let it ask for a line a million letters wide.
    """
    return _COLUMN.sub(lambda found: str(row.get(found[1], found[0])), template)
