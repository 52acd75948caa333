"""What the wheel has besides its modules: the manual, as every package has it (handbook.py)."""

import sys
from pathlib import Path

from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent.parent


class WithManual(build_py):
    """Copies the modules, then lays the manual beside the resources."""

    def run(self) -> None:
        """Do both; a checkout that is installed in place reads its own pages."""
        super().run()
        if not self.editable_mode:
            sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]
            from handbook import lay

            lay(Path(self.build_lib) / "resources/docs", "command-hall")
