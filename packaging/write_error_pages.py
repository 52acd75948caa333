"""Write the manual's pages of error numbers from resources/errors.toml; `--check` only compares."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from console.settings.error_book import error_book, usual_key  # noqa: E402
from console.shell.error_panel import what_words  # noqa: E402

HEADS = (
    (
        "# 错误代码\n\n屏上的提示末尾有三位代码。"
        "按 Shift+F1 看最近一次的说明，或把电话里报来的代码输进去。\n\n"
        "![最近一次错误的说明](pictures/panel.error.webp)\n\n"
        "| 代码 | 发生了什么 | 意味着什么 | 怎么办 | 找谁 |\n|---|---|---|---|---|\n",
        {"leader": "值班长", "installer": "安装人员", "none": "不用找人"},
    ),
    (
        "# Error numbers\n\nA refusal ends with three digits. Shift+F1 explains the last one,"
        " or whichever number\nsomebody reads over the phone.\n\n"
        "![What the last error means](pictures/panel.error.webp)\n\n"
        "| number | what happened | what it means | what to do | whom to call |\n"
        "|---|---|---|---|---|\n",
        {"leader": "shift leader", "installer": "installer", "none": "nobody"},
    ),
)


def page(at: int) -> str:
    """Return the page in Chinese (0) or English (1)."""
    head, calls = HEADS[at]
    lines = [
        f"| {e.number} | {what_words(e)[at]} | {e.means[at]} | {e.to_do(usual_key)[at]}"
        f" | {calls[e.call]} |\n"
        for e in sorted(error_book().values(), key=lambda e: e.number)
    ]
    return head + "".join(lines)


def main() -> int:
    """Write both pages, or say which is not current."""
    stale = []
    for at, language in enumerate(("zh", "en")):
        file = ROOT / "docs" / "manual" / language / "errors.md"
        if "--check" in sys.argv:
            stale += [str(file)] if file.read_text("utf-8") != page(at) else []
        else:
            file.write_text(page(at), "utf-8")
    for each in stale:
        sys.stderr.write(f"{each} is not current: run packaging/write_error_pages.py\n")
    return bool(stale)


if __name__ == "__main__":
    sys.exit(main())
