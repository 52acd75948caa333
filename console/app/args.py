"""The command line of the console."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from console.runtime.clock import Clock, DemoClock, SystemClock
from widgets.common.theme import VISIONS


@dataclass(frozen=True, slots=True)
class Options:
    """How this console was asked to start.

    Attributes:
        hub: address of the hub; empty when the settings shall say it.
        data: folder of journal and cache.
        clock: the clock to live by.
        is_demo: the district is fictional and labelled so.
        reads_login: the account comes as one JSON line on standard input.
        theme: `dark` or `light`.
        night: `auto` by the clock, `on` or `off`.
        vision: palette of the levels: empty, `red_green` or `blue_yellow`.
        language: `zh_CN` or `en`.
        key_policy: where the store key is kept: `auto`, `keyring`, `passphrase`, `machine`.
        has_wall: whether the wall opens at start as a second window.
        plan: id of the screen plan to start with (`shipped/command-calm`); empty for what stood.
        engine: video engine, `ffmpeg` or `vlc`.
        ca: file of the hall's certificate authority; empty for the system's.
    """

    hub: str
    data: Path
    clock: Clock
    is_demo: bool = False
    reads_login: bool = False
    theme: str = "dark"
    night: str = "off"
    vision: str = ""
    language: str = "zh_CN"
    key_policy: str = "auto"
    has_wall: bool = False
    plan: str = ""
    engine: str = "ffmpeg"
    ca: str = ""


def parse(arguments: Sequence[str]) -> Options:
    """Read the command line; a mistake ends the program with a plain sentence."""
    parser = argparse.ArgumentParser(prog="hall console", description="The duty officer's console.")
    add = parser.add_argument
    add("--hub", default="", help="address of the hub, e.g. https://10.0.0.5:8443")
    add("--data", type=Path, default=user_data_path("command-hall"), help="folder of this seat")
    add("--clock", default="", help="a demo clock: story start,real start,rate")
    add("--demo", action="store_true", help="label the district as fictional")
    add("--login-stdin", action="store_true", help="read the account as a JSON line from stdin")
    add("--theme", choices=("dark", "light"), default="dark")
    add("--night", choices=("auto", "on", "off"), default="auto", help="the night look")
    add(
        "--vision", choices=VISIONS, default="", help="palette for people who see colours less well"
    )
    add("--language", choices=("zh_CN", "en"), default="zh_CN")
    add("--key", choices=("auto", "keyring", "passphrase", "machine"), default="auto")
    add("--wall", action="store_true", help="open the video wall as a second window")
    add("--plan", default="", help="screen plan to start with, e.g. shipped/command-calm")
    add("--engine", choices=("ffmpeg", "vlc"), default="ffmpeg")
    add("--ca", default="", help="file of the hall's certificate authority")
    given = parser.parse_args(list(arguments))
    return Options(
        hub=given.hub,
        data=given.data,
        clock=DemoClock.parse(given.clock) if given.clock else SystemClock(),
        is_demo=given.demo,
        reads_login=given.login_stdin,
        theme=given.theme,
        night=given.night,
        vision=given.vision,
        language=given.language,
        key_policy=given.key,
        has_wall=given.wall,
        plan=given.plan,
        engine=given.engine,
        ca=given.ca,
    )
