"""The typeface the console brings along: hanzi, Latin, figures, in two weights.

Without it a rare character of a name would depend on what the machine has. What it lacks comes from
the machine's fonts, as Qt finds them.
"""

from functools import cache

from PySide6.QtGui import QFontDatabase

import resources


@cache
def load_fonts() -> tuple[str, ...]:
    """Make the fonts of `resources/fonts` known to Qt, once; return the families."""
    families: set[str] = set()
    for file in sorted(resources.path("fonts").glob("*.otf")):
        found = QFontDatabase.addApplicationFont(str(file))
        families.update(QFontDatabase.applicationFontFamilies(found))
    return tuple(sorted(families))
