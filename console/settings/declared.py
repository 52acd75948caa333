"""Every setting there is."""

from collections.abc import Mapping

from console.settings.hall_values import HALL_VALUES
from console.settings.schema import GROUPS, Level, Setting, Words

HUB_ADDRESS = Setting(
    "hub.address",
    "",
    Words("中心地址", "Address of the hub"),
    Words(
        "如 https://10.0.0.5:8443，可以用 IP 地址；留空则登录时填写",
        "e.g. https://10.0.0.5:8443, an IP address will do; empty: typed at the log-in",
    ),
    Level.MACHINE,
    is_address=True,
    needs_restart=True,
)
HUB_CA = Setting(
    "hub.ca",
    "",
    Words("签发机构证书文件", "File of the certificate authority"),
    Words(
        "本单位签发机构的 PEM 文件；留空用系统自带的",
        "PEM file of the hall's own authority; empty: the system's",
    ),
    Level.MACHINE,
    needs_restart=True,
)
SEAT_ID = Setting(
    "seat.id",
    "",
    Words("席位号", "Id of the seat"),
    Words(
        "如 01；第一次登录时已填好，登过录的席位以登录的为准",
        "e.g. 01; filled in at the first log-in, afterwards the seat that logged in counts",
    ),
    Level.MACHINE,
    needs_restart=True,
)
THEME = Setting(
    "look.theme",
    "dark",
    Words("主题", "Theme"),
    Words("大厅用深色，办公室用浅色", "dark for the hall, light for the office"),
    Level.PERSON,
    (("dark", Words("深色", "Dark")), ("light", Words("浅色", "Light"))),
)
NIGHT = Setting(
    "look.night",
    "auto",
    Words("夜间外观", "Night look"),
    Words("按时间、一直开或一直关", "by the clock, always or never"),
    Level.PERSON,
    (
        ("auto", Words("按时间", "By the clock")),
        ("on", Words("开", "On")),
        ("off", Words("关", "Off")),
    ),
)
VISION = Setting(
    "look.vision",
    "",
    Words("等级配色", "Palette of the grades"),
    Words("辨色不便时换一套；形状和文字不变", "for people who see colours less well"),
    Level.PERSON,
    (
        ("", Words("标准", "Standard")),
        ("red_green", Words("红绿色弱", "Red-green weak")),
        ("blue_yellow", Words("蓝黄色弱", "Blue-yellow weak")),
    ),
)
LANGUAGE = Setting(
    "look.language",
    "zh_CN",
    Words("语言", "Language"),
    Words("当即生效，不用重启", "at once, without a restart"),
    Level.PERSON,
    (("zh_CN", Words("中文", "Chinese")), ("en", Words("英文", "English"))),
)
SCALE = Setting(
    "look.scale",
    100,
    Words("界面缩放", "Scale"),
    Words("文字和控件一起放大", "text and controls grow together"),
    Level.SEAT,
    least=100,
    most=200,
    unit=Words("%", "%"),
    needs_restart=True,
)
FIT = Setting(
    "look.fit",
    True,
    Words("小像素显示器自动放大", "Enlarge on small pixels"),
    Words(
        "系统报 100 % 而字高不到 3.4 毫米的显示器（如 27 寸 4K），下次启动起放大；选过比例的不动",
        "a monitor at 100 % whose text is below 3.4 mm (4K on 27 inches) is enlarged from the next"
        " start; where a scale was chosen it stays",
    ),
    Level.SEAT,
    needs_restart=True,
)
TEXT = Setting(
    "look.text",
    "100",
    Words("文字大小", "Size of text"),
    Words(
        "只放大文字，行和按钮随之变高；当即生效",
        "text alone; lines and buttons grow with it, at once",
    ),
    Level.PERSON,
    tuple((size, Words(f"{size} %", f"{size} %")) for size in ("100", "110", "125", "150")),
)
MOTION = Setting(
    "look.motion",
    True,
    Words("动态效果", "Motion"),
    Words(
        "关掉后：没有声音时边框一直亮着，不一亮一灭；长按不走条，光标不闪",
        "off: without sound the frame stays lit instead of flashing, a held button does not fill,"
        " the text cursor does not blink",
    ),
    Level.PERSON,
)
LOCK_AFTER = Setting(
    "seat.lock_after",
    30,
    Words("无人操作自动锁定", "Lock after a rest"),
    Words(
        "锁定后告警照常显示和发声，办理时要 PIN；0 为不自动锁定",
        "alerts are still shown and heard, acting asks for the PIN; 0: never",
    ),
    Level.SEAT,
    least=0,
    most=240,
    unit=Words("分钟", "min"),
    needs_restart=True,
)
KEY_POLICY = Setting(
    "seat.key",
    "auto",
    Words("本机密钥放在", "Where the store key is kept"),
    Words(
        "绑定本机的，断电后无人也能自己启动",
        "bound to the machine: starts after a power cut without a person",
    ),
    Level.MACHINE,
    (
        ("auto", Words("自动", "Automatic")),
        ("keyring", Words("系统钥匙串", "Keyring")),
        ("passphrase", Words("口令", "Passphrase")),
        ("machine", Words("绑定本机", "Machine")),
    ),
    needs_restart=True,
)
ENGINE = Setting(
    "video.engine",
    "ffmpeg",
    Words("视频引擎", "Video engine"),
    Words(
        "RTSP、TS、FLV 总由 FFmpeg 播放，播放列表（HLS）总由 VLC 播放；此项管其余",
        "RTSP, TS and FLV are FFmpeg's, playlists (HLS) VLC's; this is for the rest",
    ),
    Level.MACHINE,
    (("ffmpeg", Words("FFmpeg", "FFmpeg")), ("vlc", Words("VLC", "VLC"))),
    needs_restart=True,
)
HARDWARE = Setting(
    "video.hardware",
    "auto",
    Words("显卡解码（硬解）", "Decoding by graphics"),
    Words(
        "自动：实测时显卡解出的画面与处理器一致才用；用时出错的那一路改回软解，并写明",
        "automatic: where the self-test proved it; a stream it fails on goes back to processors",
    ),
    Level.MACHINE,
    (("auto", Words("自动", "Automatic")), ("off", Words("不用", "Off"))),
    needs_restart=True,
)
STREAMS = Setting(
    "video.streams",
    96,
    Words("同时解码路数", "Streams decoded at once"),
    Words(
        "全席各视频墙和各页合用；满了的画面写明原因，别处关掉就补上",
        "shared by all walls and pages; a tile beyond says so and comes when another closes",
    ),
    Level.MACHINE,
    least=4,
    most=256,
    unit=Words("路", "streams"),
    needs_restart=True,
)
PROFILE = Setting(
    "video.profile",
    "auto",
    Words("码流", "Stream profile"),
    Words(
        "自动：画面宽 800 像素起用主码流，不足 640 一律用子码流",
        "automatic: main stream from 800 pixels of width, never below 640",
    ),
    Level.SEAT,
    (
        ("auto", Words("自动", "Automatic")),
        ("sub", Words("只用子码流", "Sub streams only")),
        ("main", Words("尽量主码流", "Main stream where it fits")),
    ),
)
WALL = Setting(
    "wall.at_start",
    False,
    Words("启动时打开视频墙", "Video wall at start"),
    Words("有第二台显示器时放在那里", "on a second monitor, where there is one"),
    Level.SEAT,
    needs_restart=True,
)

DIRECTOR = Setting(
    "wall.director",
    "",
    Words("指挥长屏", "Director's screen"),
    Words(
        "本席哪面墙是指挥长看的；各席“送指挥长屏”都送到这里",
        "which wall of this seat the director watches; every seat may send pictures there",
    ),
    Level.SEAT,
    (
        ("", Words("没有", "None")),
        ("video", Words("视频墙 1", "Video wall 1")),
        ("video-2", Words("视频墙 2", "Video wall 2")),
        ("video-3", Words("视频墙 3", "Video wall 3")),
        ("video-4", Words("视频墙 4", "Video wall 4")),
        ("video-5", Words("视频墙 5", "Video wall 5")),
        ("video-6", Words("视频墙 6", "Video wall 6")),
    ),
)

_ALL = (
    HUB_ADDRESS,
    HUB_CA,
    SEAT_ID,
    THEME,
    NIGHT,
    VISION,
    LANGUAGE,
    SCALE,
    FIT,
    TEXT,
    MOTION,
    LOCK_AFTER,
    KEY_POLICY,
    ENGINE,
    HARDWARE,
    STREAMS,
    PROFILE,
    WALL,
    DIRECTOR,
    *HALL_VALUES,
)

SETTINGS: tuple[Setting, ...] = tuple(sorted(_ALL, key=lambda each: [*GROUPS].index(each.group)))
"""By group, in the order of the page."""

BY_NAME: Mapping[str, Setting] = {each.name: each for each in SETTINGS}
