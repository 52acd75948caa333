"""The guide of five minutes, followed to the letter: what is run is read from the page itself."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.support.bare_seat import INSIDE, Hand
from tests.support.bare_tree import BareTree
from tests.support.hub import running_hub
from tests.support.patience import until

pytestmark = [pytest.mark.long, pytest.mark.display]

DOCS = Path(__file__).resolve().parents[3] / "docs"


def steps(name: str) -> list[str]:
    """Return what the page tells to type, a text for each step."""
    return re.findall(r"^```sh\n(.*?)^```", (DOCS / name).read_text("utf-8"), re.S | re.M)


@pytest.mark.parametrize("name", ["five-minutes.md", "five-minutes.en.md"])
def test_each_line_as_it_stands(
    desk: BareTree, appimage: Path, display: str, tmp_path: Path, name: str
) -> None:
    check, look, examine, start = steps(name)
    named = {"APPIMAGE": str(appimage), "PATH": "/usr/bin:/bin"}
    subprocess.run(["sh", "-ec", check], cwd=appimage.parent, env=named, check=True)
    package = desk.home / INSIDE.removeprefix("/home/op/")
    package.chmod(0o644)  # as it comes from a stick
    with running_hub(tmp_path / "hub") as hub:
        given = {"APPIMAGE": INSIDE, "HUB": hub.url, "DISPLAY": display}
        status, out, err = desk.run("/bin/sh", "-ec", look, environment=given)
        assert status == 0 and json.loads(out)["whole"], err
        status, out, _ = desk.run("/bin/sh", "-ec", examine, environment=given)
        assert status == 0 and "必需的都有" in out and "中心可达" in out
        console = desk.start(["/bin/sh", "-ec", start], given)
        try:
            until(lambda: Hand(display).title() or console.poll() is not None, "its window")
            assert console.poll() is None, "it waits for somebody to log in"
        finally:
            desk.end(console)
