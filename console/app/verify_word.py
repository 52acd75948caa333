"""`command-hall verify FILE`: whether a package is what the hall's supplier signed.

Exit status 0 when it is, 1 when not: no package is taken into use without it.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from console.app.package_words import refusal, release_key, told
from console.runtime.minisign import NotSigned, verify


def main(argv: Sequence[str] | None = None) -> int:
    """Check one file and return the exit status."""
    parser = argparse.ArgumentParser(prog="command-hall verify", description="Check a package.")
    parser.add_argument("file", type=Path, help="the package; its signature lies beside it")
    parser.add_argument(
        "--key", type=Path, help="the supplier's public key, else the installed one"
    )
    given = parser.parse_args(None if argv is None else list(argv))
    try:
        comment = verify(given.file, release_key(given.key))
    except NotSigned as error:
        return told(refusal(given.file, error), 1)
    except (OSError, ValueError) as error:
        return told(f"无法核对：{error}\nit cannot be checked: {error}", 1)
    return told(f"签名有效，内容完好：{comment}\nsigned and whole: {comment}", 0)


if __name__ == "__main__":
    sys.exit(main())
