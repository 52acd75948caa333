"""Sound in words: lengths, ends of a silence, tones, lines of the duty log.

Lines of the log are Chinese in every language: the record of a hall is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from console.domain.alert import Severity
from console.shell.sound import SoundHealth
from console.shell.sound_orders import ACT_DUE, Mute, MuteEnd

SPEECH = "speech"
TESTED = ("red", "orange", "yellow", "blue", "notice", "red_soft", ACT_DUE, SPEECH)
"""What the self-test plays, in this order."""
_ENDS_ZH = {
    MuteEnd.TIME: "到时恢复",
    MuteEnd.WORSE: "被更高等级告警打破",
    MuteEnd.PERSON: "人工恢复",
}
_TONES_ZH = {
    "red": "红",
    "orange": "橙",
    "yellow": "黄",
    "blue": "蓝",
    "notice": "提示",
    "red_soft": "通话中红（轻）",
    ACT_DUE: "未处置提醒",
    SPEECH: "播报",
}


def _t(source: str) -> str:
    return QCoreApplication.translate("sound", source)


@dataclass(frozen=True, slots=True)
class Tried:
    """One sound of a self-test.

    Attributes:
        sound: one of `TESTED`.
        reached: whether it reached a device; None when nobody could tell.
        is_heard: what the person says.
    """

    sound: str
    reached: bool | None
    is_heard: bool


def minutes(seconds: float) -> str:
    """Return a declared length in words."""
    return _t("{0} min").format(round(seconds / 60))


def mute_note(worst: Severity) -> str:
    """Return what ends a silence that is begun while `worst` is unsigned."""
    if worst is Severity.RED:
        return _t("Ends by itself; a new red is always heard once")
    return _t(
        "Ends by itself; anything worse than {0} ends it at once, a new red is always heard"
    ).format(grade_words(worst))


def end_words(why: MuteEnd) -> str:
    """Return what is said when a silence is over."""
    return {
        MuteEnd.TIME: _t("The silence is over, sound is on again"),
        MuteEnd.WORSE: _t("Something worse came: the silence is over"),
        MuteEnd.PERSON: _t("Sound is on again"),
    }[why]


def tone_words(tone: str) -> str:
    """Return what a tone of the self-test is called."""
    return {
        "red": _t("Red"),
        "orange": _t("Orange"),
        "yellow": _t("Yellow"),
        "blue": _t("Blue"),
        "notice": _t("Notice"),
        "red_soft": _t("Red during a call, soft"),
        ACT_DUE: _t("Signed and not acted on"),
        SPEECH: _t("Speech"),
    }[tone]


def grade_words(grade: Severity) -> str:
    """Return a grade in running text."""
    return {
        Severity.RED: _t("red"),
        Severity.ORANGE: _t("orange"),
        Severity.YELLOW: _t("yellow"),
        Severity.BLUE: _t("blue"),
        Severity.NOTICE: _t("notice"),
    }[grade]


def flash_words(health: SoundHealth, grade: Severity, count: int) -> str:
    """Return why a window flashes."""
    name = grade_words(grade)
    if health is SoundHealth.ON_CALL:
        return _t("During the call: {0} unsigned, the worst {1}").format(count, name)
    return _t("No sound: {0} unsigned, the worst {1}").format(count, name)


def muted_line(mute: Mute, seconds: float) -> str:
    """Return the log's line of a silence that began."""
    return f"静音 {round(seconds / 60)} 分钟，原因：{mute.reason}"


def unmuted_line(mute: Mute, why: MuteEnd) -> str:
    """Return the log's line of a silence that is over."""
    return f"静音结束：{_ENDS_ZH[why]}（原因：{mute.reason}）"


def test_line(tried: Sequence[Tried]) -> str:
    """Return the log's line of a self-test: what was heard, what reached no device."""
    missed = [_TONES_ZH[one.sound] for one in tried if not one.is_heard]
    silent = [_TONES_ZH[one.sound] for one in tried if one.reached is False]
    unknown = sum(one.reached is None for one in tried)
    words = f"声音自检：{len(tried)} 项，" + (
        f"未听到 {'、'.join(missed)}" if missed else "全部听到"
    )
    if silent:
        words += f"；未到设备 {'、'.join(silent)}"
    if unknown:
        words += f"；{unknown} 项未测得是否送到设备"
    return words if silent or unknown else words + "；均已送到设备"
