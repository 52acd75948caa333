"""`plugin new`: a folder that works at once, with a page, a guest and test data."""

import re
import shutil
import uuid
from pathlib import Path

from console.plugin_api.manifest import FILE
from console.plugin_api.words import Words
from console.plugin_host.packages.faults import fault

ID = re.compile(r"^[a-z][a-z0-9-]{0,47}$")


def new(template: Path, folder: Path, id: str, name: str) -> Path:
    """Write a new plugin; return its folder.

    Args:
        template: `plugins/template`; `@ID@`, `@UUID@` and `@NAME@` stand in its files.
        folder: where the plugin's folder is made.
        id: of the plugin.
        name: in Chinese, as duty officers read it.

    Raises:
        PluginFaultsError: the id is none, or its folder is there.
    """
    made = folder / id
    if not ID.match(id):
        do = Words("用小写字母、数字、连字符", "use small letters, digits and hyphens")
        raise fault("plugin_check", id, "编号不合约定", "is no id of a plugin", do)
    if made.exists():
        raise fault(
            "plugin_check",
            id,
            "文件夹已有",
            "is there already",
            Words("换个编号", "take another id"),
        )
    shutil.copytree(template, made, ignore=shutil.ignore_patterns("__pycache__"))
    (made / "manifest.template").rename(made / FILE)  # so that the template itself is no plugin
    for path in made.rglob("*"):
        if path.suffix in (".toml", ".py", ".json", ".md"):
            text = path.read_text("utf-8")
            filled = (
                text.replace("@ID@", id)
                .replace("@NAME@", name)
                .replace("@UUID@", str(uuid.uuid4()))
            )
            path.write_text(filled, "utf-8")
    return made
