"""Write the tables of the manual's pages of settings; `--check` only compares.

The text above the marker is written by hand.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from console.app.settings_word import SET_FOR, written  # noqa: E402
from console.settings.declared import SETTINGS  # noqa: E402
from console.settings.schema import GROUPS, Setting  # noqa: E402

MARKER = "<!-- from the declarations: packaging/write_setting_pages.py -->\n"
RULE = "|---|---|---|---|---|---|\n"
HEADS = (
    "| 名称 | 是什么 | 默认 | 可以是 | 设在 | 生效 |\n",
    "| name | what | default | can be | set for | holds |\n",
)

PROFILE = ("（时限配置 `{0}`）", " (profile `{0}`)")


def allowed(setting: Setting, at: int) -> str:
    """Return what a setting can be: each value of the file with its word on screen."""
    if setting.choices:
        told = (f"`{written(value)}` {(w.zh, w.en)[at]}" for value, w in setting.choices)
        return ("、", ", ")[at].join(told)
    if isinstance(setting.default, bool):
        return ("`true` 是、`false` 否", "`true`, `false`")[at]
    if isinstance(setting.default, int):
        return f"{setting.allowed} {(setting.unit.zh, setting.unit.en)[at]}".rstrip()
    return setting.allowed if setting.is_time or setting.is_address else ("文字", "text")[at]


def tables(at: int) -> str:
    """Return the tables in Chinese (0) or English (1)."""
    page = ""
    for group, words in GROUPS.items():
        page += f"\n## {(words.zh, words.en)[at]}\n\n{HEADS[at]}{RULE}"
        for each in (s for s in SETTINGS if s.group == group):
            zh, en = f"{each.title.zh}。{each.help.zh}", f"{each.title.en}: {each.help.en}"
            when = ("重启后", "after a restart") if each.needs_restart else ("当即", "at once")
            of = PROFILE[at].format(each.profile) if each.profile else ""
            default = f"`{written(each.default)}`{of}"
            page += (
                f"| `{each.name}` | {(zh, en)[at]} | {default} | {allowed(each, at)} |"
                f" {SET_FOR[each.level][at]} | {when[at]} |\n"
            )
    return page


def main() -> int:
    """Write both pages, or say which is not current."""
    stale = False
    for at, language in enumerate(("zh", "en")):
        file = ROOT / "docs" / "manual" / language / "settings.md"
        head, _, below = file.read_text("utf-8").partition(MARKER)
        if "--check" in sys.argv:
            if below != tables(at):
                stale = True
                sys.stderr.write(
                    f"{file.name} ({language}): run packaging/write_setting_pages.py\n"
                )
        else:
            file.write_text(head + MARKER + tables(at), "utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(main())
