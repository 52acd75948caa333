"""What a person may do; a grant carries these names."""

from enum import StrEnum


class Right(StrEnum):
    """One permission."""

    HANDLE_ALERT = "alert.handle"
    LEAD_SHIFT = "shift.lead"
    DISPATCH = "order.dispatch"
    WRITE_LOG = "log.write"
    REGISTER = "alert.register"
    PLAY_VIDEO = "camera.play"
    TURN_CAMERA = "camera.turn"
    READ = "read"
    SEE_ONLINE = "online.see"
    """Read what was found online (网络舆情): not every post is meant to."""
    MANAGE_HUB = "hub.manage"


ROLES: dict[str, tuple[Right, ...]] = {
    "officer": (
        Right.READ,
        Right.HANDLE_ALERT,
        Right.DISPATCH,
        Right.WRITE_LOG,
        Right.REGISTER,
        Right.PLAY_VIDEO,
        Right.TURN_CAMERA,
    ),
    "leader": tuple(r for r in Right if r is not Right.MANAGE_HUB),
    "patrol": (
        Right.READ,
        Right.WRITE_LOG,
        Right.REGISTER,
        Right.PLAY_VIDEO,
        Right.TURN_CAMERA,
    ),
    "bureau": (Right.READ, Right.WRITE_LOG),
    "opinion": (Right.READ, Right.SEE_ONLINE, Right.HANDLE_ALERT, Right.WRITE_LOG),
    "installer": (Right.READ, Right.MANAGE_HUB),
}
"""Rights by role (`hub user add --role`): 值班员 值班长 视频巡查员 部门席位 网信席 安装员."""
