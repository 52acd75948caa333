"""`command-hall doctor`: what this machine can and cannot do, in words a person can act on.

Without an option it prints one screen: a line each subject, a number each fault to be read over the
phone, and what to do. `--full` tells everything, `--code 411` what a number means.

Exit status 0 when a duty seat can work here, 1 when something it needs is missing.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

from platformdirs import user_data_path

from console.app import (
    doctor_budget,
    doctor_care,
    doctor_codes,
    doctor_hub,
    doctor_machine,
    doctor_plugins,
    doctor_session,
    doctor_settings,
    doctor_store,
)
from console.app.doctor_finding import Finding, Verdict, guarded, lines
from console.runtime.clock import Clock, SystemClock
from console.settings import declared, hall_values
from console.settings.store import Paths, Settings


def main(argv: Sequence[str] | None = None) -> int:
    """Look at everything, tell it, and return the exit status."""
    given = _arguments(argv)
    if given.code:
        told = list(doctor_codes.explain(given.code, given.language))
        print("\n".join(told) or f"没有这个代码：{given.code}  no such code")
        return 0 if told else 1
    found = []
    for finding in examine(given):
        found.append(finding)
        if given.full and not given.json:
            print("\n".join(lines(finding, given.language)), flush=True)
    is_fit = all(finding.verdict is not Verdict.BAD for finding in found)
    if not given.full and not given.json:
        print("\n".join(doctor_codes.report(found, given.language)))
    if given.json:
        data = {"fit": is_fit, "findings": [asdict(finding) for finding in found]}
        print(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        print("\n".join(_conclusion(found, given.language)))
    return 0 if is_fit else 1


def examine(given: argparse.Namespace) -> Iterator[Finding]:
    """Yield what is found, one thing after another; no look stops the others."""
    clock = SystemClock()
    yield from guarded("python", doctor_machine.python)
    yield from guarded("pyside", doctor_machine.binding)
    lacks_library = False
    for finding in guarded("display", doctor_machine.screen):
        yield finding
        lacks_library |= finding.id == "display.library"
        if "screens" in finding.data:
            yield doctor_session.monitors(finding)
    yield from guarded("input", lambda: doctor_session.input_method(os.environ))
    yield from guarded("store.cipher", doctor_store.cipher)
    yield from guarded("store.key", doctor_store.keyring)
    yield from guarded("store.disk", lambda: doctor_store.disk(given.data, clock))
    yield from guarded("store.care", lambda: doctor_care.care(given.data, clock))
    yield from guarded("plugins", doctor_plugins.plugins)
    yield from guarded("settings", lambda: doctor_settings.look(given.data))
    yield from guarded("clock", doctor_store.clock_source)
    yield from guarded("hub", lambda: _hub(given, clock))
    if not given.no_video and not lacks_library:
        yield from guarded("video", lambda: _video(clock))
        yield from guarded("video.budget", lambda: doctor_budget.look(given.data, given.video_test))


def _video(clock: Clock) -> Iterator[Finding]:
    """Look at the engines, which bring Qt's pictures: where those cannot load, the others speak."""
    from console.app import doctor_video

    yield from doctor_video.look(clock)


def _hub(given: argparse.Namespace, clock: Clock) -> Iterator[Finding]:
    """Look at the hub that was named, else at the one of the settings."""
    settings = Settings(Paths.of(given.data))
    hub = given.hub or str(settings.value(declared.HUB_ADDRESS))
    ca = given.ca or str(settings.value(declared.HUB_CA))
    warned = timedelta(days=int(settings.value(hall_values.CERTIFICATE_DAYS)))
    yield from guarded("ports", lambda: doctor_session.ports(hub))
    yield from guarded("authorities", lambda: doctor_session.authorities(ca))
    yield from doctor_hub.look(hub, ca, clock, warned)


def _conclusion(found: Sequence[Finding], language: str) -> Iterator[str]:
    bad = sum(finding.verdict is Verdict.BAD for finding in found)
    notes = sum(finding.verdict is Verdict.NOTE for finding in found)
    zh = f"结论：{f'{bad} 项异常，不能值守' if bad else '必需的都有'}，{notes} 项注意"
    en = f"{f'{bad} failed, not fit for duty' if bad else 'all that is needed'}, {notes} to note"
    if language != "en":
        yield zh
    if language != "zh_CN":
        yield f"      {en}" if language == "both" else en


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="command-hall doctor", description="What this machine can and cannot do."
    )
    add = parser.add_argument
    add("--full", action="store_true", help="everything that was looked at, more than one screen")
    add("--code", default="", help="what a number means that was read over the phone")
    add("--json", action="store_true", help="the same as data")
    add("--hub", default="", help="address of the hub to look at")
    add("--ca", default="", help="file of the hall's certificate authority")
    add("--data", type=Path, default=user_data_path("command-hall"), help="folder of the seat")
    add("--language", choices=("both", "zh_CN", "en"), default="both",
        help="both with --full; one screen is Chinese unless it says en")  # fmt: skip
    add("--video-test", action="store_true", help="measure how many pictures fit (30 s)")
    add("--no-video", action="store_true", help="leave the video engines out")
    return parser.parse_args(None if argv is None else list(argv))


if __name__ == "__main__":
    sys.exit(main())
