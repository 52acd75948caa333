"""A hub of another version as a process: `python -m … older|newer WORDS`."""

import sys

from console.bench.versions import Version, being
from console.hub.cli import main

if __name__ == "__main__":
    with being(Version(sys.argv.pop(1))):
        sys.exit(main())
