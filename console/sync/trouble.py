"""What can be wrong with an answer of the hub, as one kind of error with plain words.

Whatever a network, a gateway or another version of the hub does to a call, the rest of `sync`
meets a `HubTrouble` and nothing else.
"""

import ssl

import msgspec

from console.contract.problem import Problem
from console.contract.reasons import REASONS

LINK_REASONS: dict[str, tuple[str, str]] = {
    "starting": ("正在连接中心", "connecting to the hub"),
    "loading": ("正在取全量数据", "reading the whole state from the hub"),
    "unreachable": ("连不上中心", "the hub cannot be reached"),
    "timeout": ("中心应答超时", "the hub did not answer in time"),
    "slow": ("中心应答缓慢", "the hub answers slowly"),
    "tls": (
        "加密连接失败，证书不可信",
        "the secure connection failed, the certificate is not trusted",
    ),
    "tls_stranger": (
        "中心证书不是本单位签发机构所签，或没有附上中间证书，未予连接",
        "the hub's certificate is of an authority this hall does not trust, or its intermediate"
        " certificate was not sent along; not connected",
    ),
    "tls_expired": (
        "中心证书已过期（也请核对本机时钟），未予连接",
        "the hub's certificate is over (check this clock, too); not connected",
    ),
    "tls_early": (
        "中心证书尚未生效（也请核对本机时钟），未予连接",
        "the hub's certificate is not valid yet (check this clock, too); not connected",
    ),
    "tls_self_signed": (
        "中心证书是自己签的，不是本单位签发机构所签，未予连接",
        "the hub's certificate is signed by itself, by no authority of this hall; not connected",
    ),
    "tls_other_host": (
        "中心证书上的地址与所连地址不符，未予连接",
        "the hub's certificate is for another address; not connected",
    ),
    "cut_off": ("中心应答中途断开", "the hub's answer was cut off"),
    "not_hub": (
        "应答不是中心数据，可能被网关或登录页拦截",
        "the answer is not the hub's; a gateway or login page may stand between",
    ),
    "other_version": ("中心版本与本机不符，应答无法识别", "the hub speaks another version"),
    "server_error": ("中心内部出错", "an error inside the hub"),
    "busy": ("中心繁忙，请稍候", "the hub is busy"),
    "too_large": ("中心应答过大，未予接收", "the hub's answer is too large and was not taken"),
    "refused_call": ("中心不受理此请求", "the hub does not take this call"),
    "feed_closed": ("中心消息通道已断开", "the feed was closed"),
    "feed_late": ("中心消息迟到", "the feed is late"),
    "silence": ("超过 25 秒没有收到中心消息", "nothing was heard from the hub for 25 seconds"),
    "buffered": (
        "消息通道被中间设备拦住，改用轮询",
        "the stream is held up on the way; polling instead",
    ),
    "gap": ("中心数据不连续，正在重读", "the feed had a gap; reading again"),
    "revoked": ("本席凭证已被收回，请重新登录", "this seat's grant was revoked, log in again"),
    "read_anew": ("正在重新读取", "everything is being read again"),
    "store": ("本机缓存写入失败", "the local cache could not be written"),
    "unexpected": ("通信出现未料到的错误", "an unexpected error while talking to the hub"),
}
"""Code → (zh, en) of what is told about the link; codes of the hub itself are in `REASONS`."""


class HubTrouble(Exception):  # noqa: N818
    """A call that brought nothing usable; it decides nothing about any operation.

    Attributes:
        code: stable word for the program.
        zh, en: the reason in plain words.
        retry_after: seconds the hub asked to wait, None if it did not.
        status: HTTP status, 0 when there was no answer.
        detail: for the log; never shown as the reason.
    """

    def __init__(
        self,
        code: str,
        zh: str = "",
        en: str = "",
        *,
        retry_after: float | None = None,
        status: int = 0,
        detail: str = "",
    ) -> None:
        known = LINK_REASONS.get(code) or REASONS.get(code) or (code, code)
        self.code = code
        self.zh = zh or known[0]
        self.en = en or known[1]
        self.retry_after = retry_after
        self.status = status
        self.detail = detail
        super().__init__(f"{code}: {self.en}" + (f" ({detail})" if detail else ""))

    @property
    def was_answered(self) -> bool:
        """Whether something answered, though not usably: the network itself is there."""
        return self.status != 0 or self.code == "cut_off"

    @property
    def asks_to_wait(self) -> bool:
        """Whether the next try should be later than usual (429, 503, a refused login)."""
        is_log_in = self.status in (401, 403) and self.code != "not_hub"
        return is_log_in or self.status in (429, 503)


def from_error(error: Exception) -> HubTrouble:
    """Return the trouble behind any error a call may end with."""
    if isinstance(error, HubTrouble):
        return error
    detail = f"{type(error).__name__}: {error}"
    return HubTrouble(_code_of(error), detail=detail, status=_status_of(error))


def _code_of(error: Exception) -> str:
    import httpx  # takes long to import, and the screen is painted before anything can go wrong

    if isinstance(error, TimeoutError | httpx.TimeoutException):
        return "timeout"
    tls = _tls_code(error)
    if tls:
        return tls
    if isinstance(error, msgspec.MsgspecError | UnicodeError):
        return "other_version"
    if isinstance(error, httpx.RemoteProtocolError | httpx.ReadError | httpx.DecodingError):
        return "cut_off"
    if isinstance(error, httpx.TransportError | OSError):
        return "unreachable"
    return "unexpected"


def _status_of(error: Exception) -> int:
    return 200 if isinstance(error, msgspec.MsgspecError | UnicodeError) else 0


_VERIFY = {
    9: "tls_early",
    10: "tls_expired",
    18: "tls_self_signed",
    19: "tls_stranger",  # it came with its own authority, which is none of ours
    20: "tls_stranger",  # no issuer here: another authority, or one between is not sent along
    21: "tls_stranger",
    62: "tls_other_host",
    64: "tls_other_host",  # an address, not a name
}
"""OpenSSL's X509_V_ERR codes (openssl/x509_vfy.h) that a person can act on."""


def _tls_code(error: BaseException) -> str:
    """Return the code of a TLS failure anywhere behind `error`; httpx hides it in the cause."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLCertVerificationError):
            return _VERIFY.get(seen.verify_code, "tls")
        if isinstance(seen, ssl.SSLError):
            return "tls"
        seen = seen.__cause__ or seen.__context__
    return ""


def from_status(status: int, media_type: str, body: bytes, retry_after: str) -> HubTrouble:
    """Return the trouble a status other than success means."""
    wait = _seconds(retry_after)
    problem = _problem(media_type, body)
    if problem is not None:
        return HubTrouble(
            problem.code,
            problem.zh,
            problem.en,
            retry_after=wait,
            status=status,
            detail=problem.detail,
        )
    code = _code_of_status(status)
    return HubTrouble(code, retry_after=wait, status=status, detail=f"status {status}")


def _code_of_status(status: int) -> str:
    if status in (429, 503):
        return "busy"
    if status == 401:
        return "unauthorized"
    if status == 410:
        return "other_epoch"
    if status >= 500:
        return "server_error"
    return "not_hub" if status < 400 or status in (403, 404, 407, 511) else "refused_call"


def _problem(media_type: str, body: bytes) -> Problem | None:
    if not media_type.startswith("application/problem+json"):
        return None
    try:
        return msgspec.json.decode(body, type=Problem)
    except msgspec.MsgspecError:
        return None


def _seconds(text: str) -> float | None:
    """Read Retry-After in seconds; the date form is not used by the hub and counts as absent."""
    return min(float(text), 300.0) if text.isdigit() else None
