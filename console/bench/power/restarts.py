"""The product's restart under the shim, to be cut in its turn; its words are FOLDER LOG MODULE."""

import importlib
import sys
from pathlib import Path

from console.bench.power.shim import Shim


def main(words: list[str]) -> int:
    """Run the `restart` of one of the programs."""
    folder, log, module = words
    restart = importlib.import_module(module).restart
    Shim().log_to(Path(log))
    restart(Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
