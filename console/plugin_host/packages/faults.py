"""What may be wrong with a package, each with what to do."""

from console.plugin_api.fault import PluginFault, PluginFaultsError
from console.plugin_api.words import Words

_ASK = Words(
    "不要装；请归口单位重新打包、签名", "do not install it; have its owner pack and sign it anew"
)


def fault(
    code: str, file: str, zh: str, en: str, do: Words = _ASK, place: str = ""
) -> PluginFaultsError:
    """Return the error for one thing that is wrong with a package."""
    return PluginFaultsError((PluginFault(code, file, place, Words(zh[:200], en), do),))


def bad_package(file: str, zh: str, en: str, place: str = "") -> PluginFaultsError:
    """Not a package, or one that reaches for what is not its own."""
    return fault("plugin_package", file, zh, en, place=place)


def altered(file: str, place: str) -> PluginFaultsError:
    """A file is not the one that was signed."""
    return fault("plugin_altered", file, "内容与签名时不同", "is not what was signed", place=place)


def unsigned(file: str, zh: str, en: str) -> PluginFaultsError:
    """Nobody the hall trusts has signed it."""
    return fault("plugin_unsigned", file, zh, en)


def revoked(file: str) -> PluginFaultsError:
    """The key or the package is on the revocation list."""
    return fault("plugin_revoked", file, "签名密钥或这个包已吊销", "its key or itself is revoked")


def older(file: str, installed: str) -> PluginFaultsError:
    """An older version than the one in use, or another content under the same number."""
    do = Words("确要退回，用 plugin rollback", "to go back, use plugin rollback")
    return fault(
        "plugin_older",
        file,
        f"已装 {installed}，这个不比它新",
        f"{installed} is installed, this is not newer",
        do,
    )


def not_installed(id: str) -> PluginFaultsError:
    """No version of it lies among the installed ones; shipped and made ones do not count."""
    do = Words("看 plugin list", "see plugin list")
    return fault("plugin_not_installed", id, "没有安装在本席", "is not installed here", do)
