"""A call that is not let, or cannot be done, with words for the author and the audit."""

from console.plugin_api.words import Words


class CallRefusedError(Exception):
    """Why.

    Args:
        code: stable word.
        zh, en: the reason.
    """

    def __init__(self, code: str, zh: str, en: str) -> None:
        super().__init__(en)
        self.code = code
        self.words = Words(zh, en)


def misses(permission: str) -> CallRefusedError:
    """The hall did not grant it, or the manifest does not ask for it."""
    return CallRefusedError(
        "no_permission", f"没有权限 {permission}", f"no permission {permission}"
    )


def too_many() -> CallRefusedError:
    """More calls than are answered."""
    return CallRefusedError("too_many", "请求过于频繁，请稍后再试", "too many calls, try later")


def bad_args(why: str) -> CallRefusedError:
    """The arguments are not those of the call."""
    return CallRefusedError("bad_args", f"参数不对：{why}", f"wrong arguments: {why}")
