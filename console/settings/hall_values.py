"""Settings whose default is a value of the hall's profile: it says on what each rests.

A hall that has a profile of its own has its own defaults by that; what its policy file, a machine,
a seat or a person says goes over them, as with every setting.
"""

from typing import Any

from console.settings.profile_data import profile_value
from console.settings.schema import Level, Setting, Words

SECONDS, MINUTES, DAYS = Words("秒", "s"), Words("分钟", "min"), Words("天", "days")
HALL_TIME = Words("大厅时间", "the hall's time")


def _of(place: str, name: str, title: Words, help: Words, level: Level, **more: Any) -> Setting:
    return Setting(name, profile_value(place), title, help, level, profile=place, **more)


CERTIFICATE_DAYS = _of(
    "hub.certificate.days",
    "hub.certificate_days",
    Words("证书到期前提示", "Certificate warning"),
    Words(
        "中心证书到期前多少天起在页眉提示",
        "how long before its end the header warns of the hub's certificate",
    ),
    Level.HALL,
    least=7,
    most=180,
    unit=DAYS,
    needs_restart=True,
)
NIGHT_FROM = _of(
    "look.night.start",
    "look.night_from",
    Words("夜间外观起", "Night look from"),
    Words("夜间外观选“按时间”时，几点转夜间", "with the night look by the clock: when it begins"),
    Level.PERSON,
    is_time=True,
    unit=HALL_TIME,
)
NIGHT_UNTIL = _of(
    "look.night.end",
    "look.night_until",
    Words("夜间外观止", "Night look until"),
    Words("几点转回日间；可以跨零点", "when it ends; the night may go over midnight"),
    Level.PERSON,
    is_time=True,
    unit=HALL_TIME,
)
PLANS_FROM = _of(
    "screens.night.from",
    "screens.night_from",
    Words("夜间屏幕方案起", "Plans of the night from"),
    Words("平时几点起自动换成夜间的屏幕方案", "when a calm hall changes to its plan of the night"),
    Level.SEAT,
    is_time=True,
    unit=HALL_TIME,
)
PLANS_UNTIL = _of(
    "screens.night.until",
    "screens.night_until",
    Words("夜间屏幕方案止", "Plans of the night until"),
    Words("几点换回；可以跨零点", "when it changes back; the night may go over midnight"),
    Level.SEAT,
    is_time=True,
    unit=HALL_TIME,
)
VOLUME = _of(
    "sound.volume.percent",
    "sound.volume",
    Words("音量", "Volume"),
    Words(
        "铃声和播报放多响；调不到听不见，通话中的轻声不变。改后按 Ctrl+Shift+M 自检",
        "how loud tones and speech are; never down to nothing, the soft tone of a call stays as it"
        " is. Then go through the self-test, Ctrl+Shift+M",
    ),
    Level.PERSON,
    least=profile_value("sound.volume.least"),
    most=100,
    unit=Words("%", "%"),
)
SPEAKS = _of(
    "sound.speech.on",
    "sound.speech",
    Words("播报", "Speech"),
    Words("关掉后只响铃，不说话", "off: tones only, nothing is said"),
    Level.PERSON,
)
REPEAT_RED = _of(
    "sound.repeat.red",
    "sound.repeat_red",
    Words("红色重复间隔", "Red is repeated after"),
    Words("没签收的红色隔多久再响", "an unsigned red alert sounds again after so long"),
    Level.SEAT,
    least=2,
    most=10,
    unit=SECONDS,
)
REPEAT_ORANGE = _of(
    "sound.repeat.orange",
    "sound.repeat_orange",
    Words("橙色重复间隔", "Orange is repeated after"),
    Words("没签收的橙色隔多久再响", "an unsigned orange alert sounds again after so long"),
    Level.SEAT,
    least=4,
    most=30,
    unit=SECONDS,
)
_LENGTHS = [seconds // 60 for seconds in profile_value("sound.mute.seconds")]
MUTE_LONGEST = _of(
    "sound.mute.longest_minutes",
    "sound.mute_longest",
    Words("静音最长", "Longest silence"),
    Words("只给出不超过它的静音时长", "only lengths up to this are offered"),
    Level.SEAT,
    least=max(1, min(_LENGTHS)),
    most=max(_LENGTHS),
    unit=MINUTES,
)
REPLAY_DAYS = _of(
    "replay.kept.days",
    "replay.kept_days",
    Words("复盘记录保留", "Replays reach back"),
    Words("超过的最旧先删；所占空间另有上限", "older ones go first; space has a bound of its own"),
    Level.MACHINE,
    least=1,
    most=60,
    unit=DAYS,
    needs_restart=True,
)

PUSH_MINUTES = _of(
    "wall.push.minutes",
    "wall.push_minutes",
    Words("推送等待", "A pushed picture waits"),
    Words(
        "对方席位这么久没有接，推送作废，写明“未送达”",
        "not taken by then it is over, and the sender reads “Not delivered”",
    ),
    Level.SEAT,
    least=1,
    most=240,
    unit=MINUTES,
)
ACCEPTS = Setting(
    "wall.accepts",
    profile_value("wall.push.accepts"),
    Words("收到推送", "Pictures from other seats"),
    Words(
        "别的席位推来的画面：自动接受谁的，其余按 Ctrl+P 接受",
        "whose are taken by themselves; the others by Ctrl+P",
    ),
    Level.SEAT,
    (
        ("ask", Words("都先问", "Ask each time")),
        ("leaders", Words("值班长的自动接受", "A shift leader's come by themselves")),
        ("all", Words("都自动接受", "All come by themselves")),
    ),
    profile="wall.push.accepts",
)

HALL_VALUES: tuple[Setting, ...] = (
    CERTIFICATE_DAYS,
    NIGHT_FROM,
    NIGHT_UNTIL,
    PLANS_FROM,
    PLANS_UNTIL,
    VOLUME,
    SPEAKS,
    REPEAT_RED,
    REPEAT_ORANGE,
    MUTE_LONGEST,
    REPLAY_DAYS,
    PUSH_MINUTES,
    ACCEPTS,
)
