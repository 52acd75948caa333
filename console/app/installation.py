"""What a package laid beside the program: manual, key and label; nothing of it is in a checkout."""

import sys
from pathlib import Path


def shared_folder() -> Path:
    """Return where a package keeps them."""
    return Path(sys.prefix) / "share/command-hall"


def build_label() -> str:
    """Return how this build was signed: `release`, `test`, or `checkout`: it was not."""
    try:
        return (shared_folder() / "build").read_text("utf-8").strip()
    except OSError:
        return "checkout"
