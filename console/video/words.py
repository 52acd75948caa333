"""Why there is no picture and what happens next, in the operator's words."""

from PySide6.QtCore import QCoreApplication

from console.video.states import Reason, StreamState


def reason_text(reason: Reason) -> str:
    """Return a reason as a short sentence."""
    translate = QCoreApplication.translate
    return {
        Reason.NONE: "",
        Reason.UNAUTHORIZED: translate("video", "Camera refuses this login"),
        Reason.NOT_FOUND: translate("video", "Camera has no such stream"),
        Reason.REFUSED: translate("video", "Device refuses the connection"),
        Reason.NO_ANSWER: translate("video", "Device does not answer"),
        Reason.LOST: translate("video", "Connection broke off"),
        Reason.NOT_VIDEO: translate("video", "What arrives is no video"),
        Reason.UNSUPPORTED: translate("video", "This machine cannot open this address"),
        Reason.WORKER: translate("video", "Decoder is restarting"),
        Reason.CRASHED: translate("video", "Decoder breaks down over this stream"),
        Reason.STALE: translate("video", "The playlist is no longer updated"),
        Reason.NO_SESSION: translate("video", "The device grants no more sessions"),
        Reason.SOUND_ONLY: translate("video", "Only sound arrives, no picture"),
        Reason.DAMAGED: translate("video", "What arrives is damaged"),
        Reason.OVERLOAD: translate("video", "This seat decodes too much: paused"),
    }[reason]


_RECORDED = {
    Reason.UNAUTHORIZED: "设备拒绝登录，未授权本席",
    Reason.NOT_FOUND: "设备回复：无此视频流",
    Reason.REFUSED: "设备拒绝连接",
    Reason.NO_ANSWER: "设备无应答",
    Reason.LOST: "连接中断",
    Reason.NOT_VIDEO: "收到的数据不是视频",
    Reason.UNSUPPORTED: "本机无法打开该地址",
    Reason.WORKER: "解码进程正在重启",
    Reason.CRASHED: "解码进程播放此路时崩溃",
    Reason.STALE: "播放列表不再更新",
    Reason.NO_SESSION: "设备会话已满",
    Reason.SOUND_ONLY: "只有声音，没有画面",
    Reason.DAMAGED: "收到的画面损坏",
    Reason.OVERLOAD: "本席解码过载，此路暂停",
}
"""Records of the hall are kept in Chinese, whatever the screen speaks."""


def recorded_reason(reason: Reason) -> str:
    """Return a reason as an order or a line of the duty log says it."""
    return _RECORDED.get(reason, "")


def lines(
    state: StreamState, reason: Reason, attempts: int, retry_in: float, waited: float
) -> tuple[str, ...]:
    """Return the lines below a state's word.

    Args:
        state: of the stream.
        reason: why it has no picture.
        attempts: how many openings in a row have failed.
        retry_in: seconds until the next one, 0 while one is under way.
        waited: seconds since the stream was asked for.
    """
    translate = QCoreApplication.translate
    if state is StreamState.WAITING:
        if reason is Reason.OVERLOAD:
            return (reason_text(reason),)
        text = translate("video", "Connecting, %1 s so far").replace("%1", f"{int(waited):02d}")
        if reason is Reason.STALE:
            return (translate("video", "Waiting for the playlist to be updated"), text)
        return (text,)
    if state is StreamState.DENIED:
        return (reason_text(reason),)
    if state is StreamState.NO_SESSION:
        text = translate("video", "Tried again when one is free, at the latest in %1 s")
        return (reason_text(reason), text.replace("%1", f"{int(retry_in) + 1:02d}"))
    if state is not StreamState.FAILED:
        return ()
    if retry_in <= 0:
        text = translate("video", "Attempt %1 is under way").replace("%1", str(attempts))
    else:
        text = translate("video", "Attempt %1 in %2 s").replace("%1", str(attempts))
        text = text.replace("%2", f"{int(retry_in) + 1:02d}")
    return (reason_text(reason), text)
