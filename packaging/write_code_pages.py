"""Write the manual's tables of the doctor's numbers (docs/manual/*/doctor-codes.md) anew."""

from collections.abc import Iterator
from pathlib import Path

from console.app.doctor_codes import CODES, SUBJECTS

ROOT = Path(__file__).resolve().parent.parent
HEADS = {
    "zh": """# 体检代码

`./hall doctor` 每行开头的三位数，电话里报这三位即可。
`./hall doctor --code 411` 也能查。

| 代码 | 哪方面 | 怎么办 |
|---|---|---|""",
    "en": """# The doctor's numbers

The three digits before each line of `./hall doctor`, to be read over the phone;
`./hall doctor --code 411` tells the same.

| number | subject | what to do |
|---|---|---|""",
}


def page(language: str) -> str:
    """Return the page of one language."""
    return "\n".join([HEADS[language], *_rows(language)]) + "\n"


def _rows(language: str) -> Iterator[str]:
    for code in sorted(CODES.values(), key=lambda code: code.number):
        zh, en = SUBJECTS[code.number[:2]]
        words = (zh, code.fix_zh) if language == "zh" else (en, code.fix_en)
        yield f"| {code.number} | {words[0]} | {words[1]} |"


def main() -> None:
    """Write both."""
    for language in HEADS:
        (ROOT / "docs/manual" / language / "doctor-codes.md").write_text(page(language), "utf-8")


if __name__ == "__main__":
    main()
