"""`./hall bench faults [--WAY] …`: everything that can go wrong, on purpose, and what came of it.

Without a way it is real processes: hub, seats and console behind a proxy (`--runs N --seed S`).
"""

import importlib

WAYS = {"--power": "console.bench.power.bench", "--simulated": "console.bench.nemesis.bench"}
"""What each way of going wrong is run by; it gets the words that are left."""

REAL = "console.bench.real.bench"


def main(arguments: list[str]) -> int:
    """Run the way that is named; real processes when none is."""
    for way, module in WAYS.items():
        if way in arguments:
            left = [word for word in arguments if word != way]
            return int(importlib.import_module(module).main(left))
    return int(importlib.import_module(REAL).main(arguments))
