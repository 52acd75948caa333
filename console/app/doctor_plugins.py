"""What holds the code of plugins on this machine."""

from collections.abc import Iterator

from console.app.doctor_finding import Finding, Verdict
from console.plugin_host.guests.sandbox import Sandbox, look


def plugins() -> Iterator[Finding]:
    """Try it, and say what holds and what does not."""
    yield judged(look())


def judged(found: Sandbox) -> Finding:
    """Return what a trial means."""
    said = found.said
    data = {"bubblewrap": bool(found.bubblewrap), "filter": found.is_sealed, "why": found.why}
    if found.bubblewrap and found.is_sealed:
        return Finding("plugins", Verdict.OK, said.zh, said.en, data=data)
    return Finding(
        "plugins",
        Verdict.NOTE,
        said.zh,
        said.en,
        "安装 bubblewrap 与 libseccomp2，并允许普通用户建立命名空间；此前只启用可信的插件",
        "install bubblewrap and libseccomp2 and allow user namespaces; till then trusted ones only",
        data,
    )
