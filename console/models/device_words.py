"""Devices that err often, in words: their share, why, and the work request prepared for one."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from console.domain.device_tally import Rate
from console.models.device_book import Device
from console.settings.find_profile import FindProfile


def _t(source: str) -> str:
    return QCoreApplication.translate("devices", source)


def share_words(rate: Rate) -> str:
    """Return how much of what was judged is not true."""
    return "—" if rate.share is None else f"{rate.share:.0%}"


def usual_reasons() -> Mapping[str, str]:
    """Return why an alert may not be true: as records, kept in Chinese, say it, and the screen."""
    translate = QCoreApplication.translate
    return {
        "画面误识别": translate("duty", "Picture misread"),
        "设备故障": translate("duty", "Device fault"),
        "现场无此情况": translate("duty", "Nothing on site"),
        "调试测试": translate("duty", "Test or trial"),
        "其他": translate("duty", "Other"),
    }


def recorded(reason: str) -> str:
    """Return a reason that was picked on screen as records say it; a typed one as it is."""
    return next((zh for zh, shown in usual_reasons().items() if shown == reason), reason)


def shown(reason: str) -> str:
    """Return a recorded reason in the language on screen; one of nobody's list as it is."""
    return usual_reasons().get(reason, reason)


def rule_words(profile: FindProfile) -> str:
    """Return which devices are listed."""
    words = _t("{0} days, judged {1} times or more, {2} or more not true")
    return words.format(profile.days, profile.least, f"{profile.share:.0%}")


def request_title(device: Device) -> str:
    """Return what the 工单 of a device is called: the same for one device, so that it is one."""
    return f"{device.name or device.tally.name} 识别误报较多，报修"


def request_text(device: Device, days: int, is_sent: bool = True) -> str:
    """Return the work request of a device; in Chinese, as the hall's records are."""
    head = "报修申请" if is_sent else "报修申请（待派）"
    tally, rate = device.tally, device.rate
    why = f"，多为{recorded(rate.why)}" if rate.why else ""
    where = f"{tally.town}" if tally.town else ""
    return (
        f"{head}：{where}{device.name or tally.name}（{tally.source}）近 {days} 天识别 "
        f"{rate.finds} 次，不属实 {rate.false} 次（占已核实 {share_words(rate)}{why}）。"
        "请检查安装角度、遮挡和识别区域，调整灵敏度或停用，回告结果。"
    )
