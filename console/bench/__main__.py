"""`./hall bench NAME`: one measurement; exit status 1 when a target is missed."""

import importlib
import sys

NAMES = (
    "alerts",
    "cache",
    "cameras",
    "dispatch",
    "faults",
    "figures",
    "handling",
    "matters",
    "outage",
    "package",
    "patrol",
    "plugins",
    "shell",
    "soak",
    "wall",
)


def main(arguments: list[str]) -> int:
    """Run the bench that the first word names."""
    if not arguments or arguments[0] not in NAMES:
        print(f"bench: which one? {' '.join(NAMES)}", file=sys.stderr)
        return 2
    module = importlib.import_module(f"console.bench.{arguments[0]}")
    return int(module.main(arguments[1:]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
