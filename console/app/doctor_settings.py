"""Settings as the doctor sees them: what is wrongly written, what the hall has locked."""

from collections.abc import Iterator
from pathlib import Path

from console.app.doctor_finding import Finding, Verdict
from console.settings.declared import SETTINGS
from console.settings.schema import Level
from console.settings.store import Paths, Settings


def look(data: Path, paths: Paths | None = None) -> Iterator[Finding]:
    """Yield what is wrong in each file with its line, else one line that all is well."""
    settings = Settings(paths or Paths.of(data))
    for problem in settings.problems:
        where = f"{problem.file}:{problem.line}" if problem.line else f"{problem.file}"
        yield Finding(
            "settings.wrong",
            Verdict.NOTE,
            f"设置 {where} {problem.name} 写得不对，没有采用",
            f"setting {where} {problem.name} is wrong and not taken",
            f"可以是：{problem.allowed}" if problem.name else problem.allowed,
            f"it can be: {problem.allowed}" if problem.name else problem.allowed,
        )
    if not settings.problems:
        levels = [settings.in_force(each).level for each in SETTINGS]
        own = sum(level is not Level.DEFAULT for level in levels)
        locked = sum(level is Level.LOCKED for level in levels)
        yield Finding(
            "settings",
            Verdict.OK,
            f"设置：{own} 项不是默认值，{locked} 项由大厅锁定",
            f"settings: {own} differ from the default, {locked} are locked by the hall",
            data={s.name: settings.in_force(s).value for s in SETTINGS},
        )
