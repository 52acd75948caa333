"""Modules are imported with nothing done beside it: imported first, right after PySide6.

WORKAROUND: from its first import on, PySide6 reads the source of every module that is imported and
looks for its own name in it, so as to know which modules may want `from __feature__ import …`. The
lines stay in `linecache`: a quarter of a million of them, 24 MB, and all of them are read at each
start. Nothing here wants a feature, so no module needs to be told from another. Measured by
others, too: https://github.com/napari/napari/issues/8584

Nor is garbage looked for meanwhile: a module leaves none, and each look at all that was loaded so
far takes longer than the last. The loop takes that over when it turns (`garbage`).
"""

import gc
import sys
from types import ModuleType

_FEATURE = "shibokensupport.feature"


def _wants_features(_: ModuleType) -> bool:
    return False


def leave_sources() -> bool:
    """Let imports go by unread from now on; say whether this PySide6 reads them at all."""
    feature = sys.modules.get(_FEATURE)
    if not hasattr(feature, "_mod_uses_pyside"):
        return False
    setattr(feature, "_mod_uses_pyside", _wants_features)  # noqa: B010 - it is PySide6's own
    return True


leave_sources()
gc.disable()
