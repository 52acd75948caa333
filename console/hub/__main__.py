"""`python -m console.hub`."""

from console.hub.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
