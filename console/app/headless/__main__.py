"""`python -m console.app.headless`."""

import sys

from console.app.headless.program import main

if __name__ == "__main__":
    sys.exit(main())
