"""`./hall bench faults --WAY …`: everything that can go wrong, on purpose, and what came of it."""

import importlib
import sys

WAYS = {"--power": "console.bench.power.bench", "--simulated": "console.bench.nemesis.bench"}
"""What each way of going wrong is run by; it gets the words that are left."""


def main(arguments: list[str]) -> int:
    """Run the way that is named; 2 when none is."""
    for way, module in WAYS.items():
        if way in arguments:
            left = [word for word in arguments if word != way]
            return int(importlib.import_module(module).main(left))
    print(f"bench faults: which way? {' '.join(WAYS)}", file=sys.stderr)
    return 2
