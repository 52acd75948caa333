"""Python, the Qt binding, screens, fonts, sound: what the machine gives to a console."""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from shutil import which
from typing import Any

from console.app import first_look
from console.app.doctor_finding import Finding, Verdict
from console.runtime.program_name import install_again
from console.settings.plans.panel_size import PanelSize, fitting_scale
from console.settings.sound_profile import load_sound_rules
from console.shell.voice import Voice
from resources import path

LEAST_PYTHON = (3, 11)
TRAP = (6, 12)
"""PySide6 from here on loses references on Python 3.11 until the process aborts."""

SCREEN_SECONDS = 40.0

_SOUNDS = {
    "well": (Verdict.OK, "声音设备可用，告警能响", "a sound device is there, alarms can be heard"),
    "no_device": (Verdict.NOTE, "没有声音设备，告警不会响", "no sound device, alarms are silent"),
    "starting": (
        Verdict.NOTE,
        "声音组件没有反应，告警不会响",
        "sound does not answer, alarms are silent",
    ),
    "failed": (
        Verdict.NOTE,
        "声音组件打不开，告警不会响",
        "sound does not start, alarms are silent",
    ),
}


def python() -> Iterator[Finding]:
    """Look at Python itself."""
    here = platform.python_version()
    data = {"version": here, "executable": sys.executable, "system": platform.platform()}
    if sys.version_info[:2] >= LEAST_PYTHON:
        yield Finding("python", Verdict.OK, f"Python {here}", f"Python {here}", data=data)
        return
    yield Finding(
        "python",
        Verdict.BAD,
        f"Python {here} 太旧，需 3.11 以上",
        f"Python {here} is too old, 3.11 is needed",
        "装好 Python 3.11 后用它重装",
        "install Python 3.11, then this again with it",
        data,
    )


def binding() -> Iterator[Finding]:
    """Look at the Qt binding, and the trap of 6.12 on Python 3.11."""
    try:
        here = version("PySide6-Essentials")
    except PackageNotFoundError:
        yield Finding(
            "pyside",
            Verdict.BAD,
            "没有装 PySide6，界面打不开",
            "PySide6 is not installed, no window can open",
            *install_again(),
        )
        return
    yield judge_binding(here, sys.version_info[:2])


def judge_binding(here: str, python: tuple[int, int]) -> Finding:
    """Return whether a version of PySide6 can be trusted on a version of Python."""
    numbers = tuple(int(part) for part in here.split(".")[:2])
    again_zh, again_en = install_again()
    if numbers >= TRAP and python < (3, 12):
        return Finding(
            "pyside",
            Verdict.BAD,
            f"PySide6 {here} 在 Python 3.11 上会用着用着自己退出",
            f"PySide6 {here} aborts by itself on Python 3.11",
            f"{again_zh}：锁定的是 6.11.3",
            f"{again_en}: 6.11.3 is the pinned one",
            {"version": here},
        )
    return Finding(
        "pyside", Verdict.OK, f"PySide6 {here}", f"PySide6 {here}", data={"version": here}
    )


def screen() -> Iterator[Finding]:
    """Look at displays, fonts and sound, in a process of its own: Qt aborts without a display."""
    has_display = bool(
        sys.platform in ("win32", "darwin")
        or os.environ.get("DISPLAY")
        or os.environ.get("WAYLAND_DISPLAY")
        or os.environ.get("QT_QPA_PLATFORM")
    )
    told = _ask_qt(has_display)
    if "error" in told:
        yield _no_display(told, first_look.missing_library(os.environ))
        return
    yield _display(told, has_display)
    yield from _small_text(told)
    yield _fonts(told["fonts"])
    verdict, zh, en = _SOUNDS[told["sound"]]
    to_do = ("", "")
    if verdict is not Verdict.OK:
        to_do = ("接好音箱并在系统里选定输出设备", "connect speakers and choose them in the system")
    yield Finding("sound", verdict, zh, en, *to_do, data={"sound": told["sound"]})
    yield speech()


def _no_display(told: Mapping[str, Any], library: str) -> Finding:
    """Say why Qt opened nothing: a library is installed, a display is logged in to."""
    if library:
        return Finding(
            "display.library",
            Verdict.BAD,
            f"系统缺少 {library}，窗口打不开",
            f"the system has no {library}, no window can open",
            f"安装含有 {library} 的系统包",
            f"install the system's package that holds {library}",
            {**told, "library": library},
        )
    return Finding(
        "display",
        Verdict.BAD,
        f"Qt 打不开显示：{told['error']}",
        f"Qt cannot open the display: {told['error']}",
        "在本人登录的图形桌面里启动，不用 su、sudo",
        "start it on your own graphical desktop, without su or sudo",
        told,
    )


def speech() -> Finding:
    """Look whether names of places can be said; sentences are said without them otherwise."""
    engine = load_sound_rules().voice
    if not engine:
        words = ("播报不念地名（本厅设定）", "names of places are not spoken (hall's choice)")
        return Finding("speech", Verdict.OK, *words, data={"engine": ""})
    if Voice(path("sounds/speech"), engine).has_engine:
        words = (f"播报念地名：{engine[0]}", f"names of places are spoken by {engine[0]}")
        return Finding("speech", Verdict.OK, *words, data={"engine": engine[0]})
    return Finding(
        "speech",
        Verdict.NOTE,
        f"没有 {engine[0]}，播报不念地名，其余照常",
        f"{engine[0]} is not installed: sentences are spoken without the name of the place",
        f"安装 {engine[0]}，或在时限配置里换一个朗读程序",
        f"install {engine[0]}, or name another engine in the profile",
        {"engine": ""},
    )


def _ask_qt(has_display: bool) -> dict[str, Any]:
    environment = {**os.environ}
    if not has_display:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    try:
        done = subprocess.run(
            [sys.executable, "-m", "console.app.doctor_screen"],
            env=environment,
            capture_output=True,
            timeout=SCREEN_SECONDS,
            check=False,
        )
        told: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return {"error": f"no answer within {SCREEN_SECONDS:.0f} s"}
    except ValueError:
        words = done.stderr.decode(errors="replace").strip().splitlines()
        return {"error": _cause(words) or f"status {done.returncode}"}
    return told


def _cause(words: Sequence[str]) -> str:
    """Return the line that says why: Python's last one, Qt's first one."""
    if not words:
        return ""
    return words[-1] if words[0].startswith("Traceback") else words[0]


def _display(told: Mapping[str, Any], has_display: bool) -> Finding:
    sizes = "、".join(f"{s['name'] or '?'} {s['width']}×{s['height']}" for s in told["screens"])
    data = {"platform": told["platform"], "screens": told["screens"], "has_display": has_display}
    if has_display:
        return Finding(
            "display",
            Verdict.OK,
            f"Qt 平台 {told['platform']}，显示器 {len(told['screens'])} 台：{sizes}",
            f"Qt platform {told['platform']}, {len(told['screens'])} monitor(s): {sizes}",
            data=data,
        )
    if which("Xvfb"):
        return Finding(
            "display",
            Verdict.NOTE,
            "没有显示器；有虚拟显示，可跑演示与自检",
            "no display; a virtual one is here for the tour and tests",
            "值守请在图形桌面里启动",
            "start it in a graphical session for duty",
            data,
        )
    return Finding(
        "display",
        Verdict.BAD,
        "没有显示器，也没有虚拟显示",
        "no display, and no virtual one",
        "在图形桌面里启动，或安装 xvfb",
        "start it in a graphical session, or install xvfb",
        data,
    )


def _small_text(told: Mapping[str, Any]) -> Iterator[Finding]:
    """Say on which monitors text would be too small to read; it is enlarged by itself."""
    for screen in told["screens"]:
        panel = PanelSize(screen["width"], screen["height"], *screen.get("mm", (0, 0)))
        scale, height = fitting_scale(panel), panel.text_height
        if screen["scale"] != 1 or scale == 1 or height is None:
            continue
        name, percent = screen["name"] or "?", round(100 * scale)
        yield Finding(
            "text_size",
            Verdict.NOTE,
            f"显示器 {name} 像素小，100 % 时字高 {height:.1f} 毫米",
            f"monitor {name} has small pixels: text is {height:.1f} mm high at 100 %",
            f"坐席开过一次之后，下次启动自动放大到 {percent} %；要别的比例按 Ctrl+F10 再按 S",
            f"once a seat has run here it is enlarged to {percent} % from the next start; another"
            " by Ctrl+F10, S",
            {"screen": name, "millimetres": round(height, 2), "scale": scale},
        )


def _fonts(fonts: list[str]) -> Finding:
    if fonts:
        shown = "、".join(fonts[:3])
        return Finding(
            "font",
            Verdict.OK,
            f"中文字体 {len(fonts)} 种：{shown}",
            f"{len(fonts)} Chinese font(s): {shown}",
            data={"fonts": fonts},
        )
    return Finding(
        "font",
        Verdict.BAD,
        "没有中文字体，汉字会显示成方框",
        "no Chinese font, hanzi would be boxes",
        "安装 fonts-noto-cjk",
        "install fonts-noto-cjk",
    )
