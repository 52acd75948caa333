"""What can be wrong with a guest, in the words of the card that its page shows."""

from console.plugin_api.fault import PluginFault
from console.plugin_api.words import Words

_CALL = Words(
    "本页保留最后一次数据；请联系主管单位", "the page keeps its last data; call the bureau"
)
_MENDED = Words("请主管单位修正插件", "the bureau has to mend the plugin")
_MOST = 160
_SIGNALLED = 128
"""What bubblewrap, like a shell, adds to the signal that ended what it holds."""


def _fault(code: str, file: str, zh: str, en: str, do: Words = _CALL) -> PluginFault:
    return PluginFault(code, file, "", Words(zh, en), do)


def crashed(file: str, status: int, last: str) -> PluginFault:
    """It ended by itself; `last` is the last line it wrote to its error output."""
    if "MemoryError" in last:
        return _fault(
            "plugin_memory", file, "内存用到上限，程序已退出", "it used all its memory and ended"
        )
    signal = -status if status < 0 else status - _SIGNALLED
    why = tidy(last) or (f"信号 {signal}" if signal > 0 else f"状态码 {status}")
    return _fault("plugin_crashed", file, f"程序出错退出（{why}）", f"the program ended: {why}")


def not_started(file: str, why: str) -> PluginFault:
    """The process could not even begin."""
    return _fault(
        "plugin_not_started",
        file,
        f"程序启动不了（{tidy(why)}）",
        f"the program cannot be started: {tidy(why)}",
        Words("请安装人员运行 doctor 检查本机", "the installer looks at this machine with doctor"),
    )


def unsealed(file: str) -> PluginFault:
    """The kernel did not take the seal, so nothing was run."""
    return _fault(
        "plugin_not_started",
        file,
        "本机隔离措施未生效，程序没有运行",
        "this machine did not confine it, so it was not run",
        Words("请安装人员运行 doctor 检查本机", "the installer looks at this machine with doctor"),
    )


def late_start(file: str, seconds: float) -> PluginFault:
    """It lives, and has not said that it is ready."""
    return _fault(
        "plugin_hung",
        file,
        f"启动后 {seconds:g} 秒内没有就绪，已强制结束",
        f"it was not ready within {seconds:g} s and was ended",
    )


def slow(file: str, seconds: float) -> PluginFault:
    """No answer for a while."""
    return _fault(
        "plugin_slow",
        file,
        f"{seconds:g} 秒没有应答",
        f"no answer for {seconds:g} s",
        Words("稍候；仍无应答将自动重新启动", "wait; it is started again if it stays so"),
    )


def hung(file: str, seconds: float) -> PluginFault:
    """No answer for too long."""
    return _fault(
        "plugin_hung",
        file,
        f"{seconds:g} 秒没有应答，已强制结束",
        f"no answer for {seconds:g} s, ended",
    )


def flooding(file: str) -> PluginFault:
    """It says more than anybody can read."""
    return _fault(
        "plugin_flooding",
        file,
        "不停地送出数据，超过读取上限，已强制结束",
        "it went on sending more than is read, and was ended",
    )


def too_long(file: str) -> PluginFault:
    """A line that does not end."""
    return _fault(
        "plugin_line_too_long",
        file,
        "一行数据超过 1 MB，已强制结束",
        "a line of more than 1 MB, ended",
    )


def rubbish(file: str) -> PluginFault:
    """Lines that say nothing that was agreed."""
    return _fault(
        "plugin_not_understood",
        file,
        "送来的内容看不懂，已强制结束",
        "it says what nobody understands, and was ended",
    )


def memory(file: str, most_mb: int) -> PluginFault:
    """Over its memory."""
    return _fault(
        "plugin_memory",
        file,
        f"内存超过 {most_mb} MB，已强制结束",
        f"more than {most_mb} MB of memory, ended",
    )


def busy(file: str, share: float, seconds: float) -> PluginFault:
    """Over its share of the processor."""
    return _fault(
        "plugin_busy",
        file,
        f"连续 {seconds:g} 秒占用处理器超过 {share:.0%}，已强制结束",
        f"more than {share:.0%} of a processor for {seconds:g} s, ended",
    )


def forking(file: str) -> PluginFault:
    """It begins processes."""
    return _fault(
        "plugin_forking", file, "不断开出新进程，已强制结束", "it began processes, and was ended"
    )


def lied(file: str, place: str, zh: str, en: str) -> PluginFault:
    """What it sends is not what its manifest says."""
    return PluginFault("plugin_lies", file, place, Words(zh, en), _MENDED)


def tidy(words: str) -> str:
    """Return foreign words as one short line without anything that does not show."""
    shown = "".join(letter if letter.isprintable() else " " for letter in words)
    return " ".join(shown.split())[:_MOST]
