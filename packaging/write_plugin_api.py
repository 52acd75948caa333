"""Write docs/plugin-api.md, the reference for authors of plugins, from the structs themselves.

`--check` only compares.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from inspect import cleandoc
from pathlib import Path
from typing import Any

import msgspec

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from console.plugin_api import messages  # noqa: E402
from console.plugin_api.manifest import API, Manifest  # noqa: E402
from console.plugin_api.page import Page  # noqa: E402
from console.plugin_api.permission import WORDS  # noqa: E402
from console.plugin_host.guests import calls  # noqa: E402

FILE = ROOT / "docs" / "plugin-api.md"
CALLS = (
    calls.Reading, calls.Records, calls.PutRecord, calls.RemoveRecord, calls.RaiseAlert,
    calls.PrepareOrder, calls.AppendLog, calls.ListFolder, calls.ReadFile, calls.HttpGet,
)  # fmt: skip
PARTS = (
    ("清单 manifest.toml · The manifest", (Manifest,)),
    ("页面 · A page", (Page,)),
    ("控制台发给程序 · From the console to the guest", messages.ToGuest.__args__),
    ("程序发给控制台 · From the guest to the console", messages.FromGuest.__args__),
    ("调用的参数 · Arguments of the calls", CALLS),
)
HEAD = f"""\
# 插件接口参考 · Reference of the plugin API

接口 {API[0]}.{API[1]}。本页由 `packaging/write_plugin_api.py` 按程序的结构定义生成，勿手改。
API {API[0]}.{API[1]}. Made from the structs by that script; do not edit by hand.

## 权限 · Permissions

| permission | 中文 | English |
|---|---|---|
"""


def page() -> str:
    """Return the whole reference."""
    rows = "".join(f"| `{each.value}` | {said.zh} | {said.en} |\n" for each, said in WORDS.items())
    seen: set[str] = set()
    return HEAD + rows + "".join(_part(title, kinds, seen) for title, kinds in PARTS)


def _part(title: str, kinds: tuple[Any, ...], seen: set[str]) -> str:
    _, known = msgspec.json.schema_components(kinds, ref_template="{name}")
    told = f"\n## {title}\n"
    for name, schema in known.items():
        if name not in seen and "properties" in schema:
            seen.add(name)
            told += "".join(_struct(name, schema))
    return told


def _struct(name: str, schema: Mapping[str, Any]) -> Iterator[str]:
    yield f"\n### {name}\n\n{_plain(schema.get('description', ''))}\n\n"
    yield "| key | type | needed | default |\n|---|---|---|---|\n"
    needed = schema.get("required", ())
    for key, value in schema["properties"].items():
        default = json.dumps(value["default"], ensure_ascii=False) if "default" in value else ""
        is_needed = "yes" if key in needed else ""
        yield f"| `{key}` | {_type(value)} | {is_needed} | {_cell(default)} |\n"


def _type(value: Mapping[str, Any]) -> str:
    if "$ref" in value:
        return str(value["$ref"])
    if "anyOf" in value:
        return " or ".join(_type(each) for each in value["anyOf"])
    if "enum" in value:
        return ", ".join(f"`{each}`" for each in value["enum"])
    said = str(value.get("type", "any"))
    if said == "array" and isinstance(value.get("items"), Mapping):
        said = f"list of {_type(value['items'])}"
    words = ("pattern", "minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum")
    limits = [f"{word} `{_cell(str(value[word]))}`" for word in words if word in value]
    return " ".join((said, *limits))


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _plain(text: str) -> str:
    """Return a docstring with its attributes as a list."""
    about, _, attributes = cleandoc(text).partition("Attributes:\n")
    items = (
        f"- {line[4:]}" if line[4:5] != " " else f"  {line.strip()}"
        for line in attributes.splitlines()
        if line.strip()
    )
    return "\n".join((about.strip(), "", *items)).strip()


def main() -> int:
    """Write the page, or compare it."""
    made = page()
    if "--check" in sys.argv:
        return 0 if FILE.exists() and FILE.read_text("utf-8") == made else 1
    FILE.write_text(made, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
