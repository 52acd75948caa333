"""The console's half of the hub contract: changes in, operations out, and how the link stands.

Everything runs on one asyncio loop with clock, transport and stores handed in; `SyncThread` gives
it a thread of its own, a simulation runs it beside the hub on virtual time.
"""

import sys
from typing import Any

_modules: dict[str, Any] = sys.modules
_modules.setdefault("httpx._main", None)
"""httpx takes its own command line along where its colours and tables are installed: 5 MB, and a
twentieth of a second before somebody can log in. It does without when it is not there."""
