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


def not_own() -> CallRefusedError:
    """Records of somebody else."""
    zh, en = "只能读写本插件声明的记录", "only records it declares itself"
    return CallRefusedError("not_own", zh, en)


def no_such_call() -> CallRefusedError:
    """Nothing of that name."""
    return CallRefusedError("no_such_call", "没有这个调用", "there is no such call")


def failed() -> CallRefusedError:
    """The console could not, for a reason of its own."""
    return CallRefusedError("failed", "控制台未能办理", "the console could not do it")


def too_large() -> CallRefusedError:
    """The result is longer than a line may be."""
    return CallRefusedError("too_large", "结果太大，请缩小范围", "too much, ask for less")


def no_audit() -> CallRefusedError:
    """Nothing is done that cannot be written down."""
    zh, en = "审计记录写不进去，未予办理", "the audit cannot be written, nothing was done"
    return CallRefusedError("no_audit", zh, en)
