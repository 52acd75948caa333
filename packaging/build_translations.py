"""Build the `.qm` the console loads from each `.ts`, with lrelease of PySide6-Essentials.

The `.ts` is kept in the repository, the `.qm` is not: set-up, tests and installers call this, with
another folder than resources/i18n where they want one.
"""

import subprocess
import sys
from pathlib import Path

import PySide6

I18N = Path(__file__).resolve().parent.parent / "resources" / "i18n"


def is_old(source: Path) -> bool:
    """Whether the built file is missing or older than its source."""
    built = source.with_suffix(".qm")
    return not built.exists() or built.stat().st_mtime < source.stat().st_mtime


def build(source: Path) -> None:
    """Build one `.qm` beside its source; the old one stays until the new one is whole.

    Raises:
        subprocess.CalledProcessError: lrelease refused the source.
    """
    suffix = ".exe" if sys.platform == "win32" else ""
    tool = Path(PySide6.__file__).parent / f"lrelease{suffix}"
    unfinished = source.with_suffix(".qm.new")
    subprocess.run([tool, "-silent", source, "-qm", unfinished], check=True)
    unfinished.replace(source.with_suffix(".qm"))


def main() -> None:
    """Build what is old in the folder that is named, else in resources/i18n."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else I18N
    for source in sorted(folder.glob("*.ts")):
        if is_old(source):
            build(source)


if __name__ == "__main__":
    main()
