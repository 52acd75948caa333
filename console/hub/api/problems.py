"""Errors on the way out: problem+json in Chinese and English, with what to do."""

from typing import Any

import msgspec
from starlette.responses import Response

from console.contract.problem import MEDIA_TYPE, Problem
from console.contract.reasons import words

TITLES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    409: "Conflict",
    410: "Gone",
    413: "Content Too Large",
    415: "Unsupported Media Type",
    416: "Range Not Satisfiable",
    429: "Too Many Requests",
    500: "Internal Server Error",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}

TO_DO: dict[str, tuple[str, str]] = {
    "bad_json": ("请检查报送程序的编码和括号", "check encoding and brackets of what is sent"),
    "bad_xml": ("请检查 XML 是否完整", "check whether the XML is complete"),
    "bad_message": ("请按 /v1/openapi.json 的格式报送", "send the form told by /v1/openapi.json"),
    "bad_query": ("请按 /v1/openapi.json 改正参数", "correct it by /v1/openapi.json"),
    "bad_encoding": ("请用 UTF-8 或 gzip 报送", "send UTF-8, plain or gzip"),
    "too_large": ("请分批报送", "send it in parts"),
    "transfer_broken": ("请从头补报", "give all of it back anew"),
    "too_many_items": ("请分批报送", "send it in parts"),
    "unauthorized": ("请登录，或检查信源令牌", "log in, or check the source's token"),
    "grant_expired": ("请重新登录", "log in again"),
    "wrong_password": ("请核对账号、登录密码和大小写", "check account, password and capitals"),
    "wrong_seat": ("请到该账号限定的席位登录", "log in at the seat the account is bound to"),
    "account_disabled": ("请联系管理员", "ask the administrator"),
    "too_many_tries": ("请一分钟后再试", "try again in a minute"),
    "other_epoch": ("请先取 /v1/snapshot，再续接变更", "take /v1/snapshot, then go on from it"),
    "snapshot_gone": ("请从头取 /v1/snapshot", "begin /v1/snapshot anew"),
    "no_such_call": ("接口清单见 /v1/openapi.json", "the calls are listed in /v1/openapi.json"),
    "no_right": ("请由有权限的岗位办理", "let a post with this right do it"),
    "restricted": ("如需调看请联系值班长", "ask the shift leader"),
    "no_swivel": ("请在中心的平台文件中登记", "enter its platform in the hub's platform file"),
    "no_preset": ("请核对轮巡方案里的预置位名称", "look at the preset's name in the patrol plan"),
    "swivel_offline": ("请通知点位运维单位", "tell who maintains the camera"),
    "swivel_refused": ("请核对平台账号的控制权限", "look at what the platform lets the hub do"),
    "swivel_silent": ("先看画面，需要时再转一次", "look at the picture first, then turn it again"),
    "swivel_held": ("等对方用完，或电话商量", "wait until it is free, or call that seat"),
    "no_playback": ("请在中心的平台文件中登记", "enter its platform in the hub's platform file"),
    "no_recording": ("换个时刻，或查该点位的录像计划", "take another time, or see its record plan"),
    "playback_offline": ("请通知点位运维单位", "tell who maintains the camera"),
    "playback_refused": ("请核对平台账号的回放权限", "look at what the platform lets the hub do"),
    "playback_silent": (
        "稍后再取，或到平台上查看",
        "try again later, or look at the platform itself",
    ),
    "no_address": ("请在点位目录中登记视频地址", "enter an address in the camera directory"),
    "part_gap": ("请从中心已有处续传", "send from where the hub is"),
    "hash_differs": ("请从头重传", "send it anew from the beginning"),
    "bad_type": ("请转成图片、PDF 或文本", "make a picture, a PDF or a text of it"),
    "file_too_large": ("请压缩或拆分", "make it smaller, or several of it"),
    "store_failed": ("请检查磁盘空间，稍后重发", "check the disk, send again later"),
    "store_damaged": (
        "请通知管理员恢复中心备份；各席位照常值守，已存本机的不会丢",
        "tell the administrator to bring a backup back; seats go on, what is saved there is kept",
    ),
    "internal": ("请把时间和操作告诉管理员", "tell the administrator when and what"),
}
"""Code → what to do, zh and en."""


class ProblemError(Exception):
    """Ends a call with a problem."""

    def __init__(
        self, status: int, code: str, detail: str = "", headers: dict[str, str] | None = None
    ) -> None:
        super().__init__(code, detail)
        self.problem = problem(status, code, detail)
        self.headers = headers or {}


def problem(status: int, code: str, detail: str = "", epoch: str = "") -> Problem:
    """Return the problem for a code, in both languages."""
    zh, en = words(code)
    to_do_zh, to_do_en = TO_DO.get(code, ("", ""))
    return Problem(
        status=status,
        code=code,
        title=TITLES.get(status, ""),
        zh=zh,
        en=en,
        to_do_zh=to_do_zh,
        to_do_en=to_do_en,
        detail=detail,
        epoch=epoch,
    )


def problem_response(told: Problem, headers: dict[str, str] | None = None) -> Response:
    """Return a problem as an answer."""
    return Response(msgspec.json.encode(told), told.status, headers, MEDIA_TYPE)


def json_response(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Return a struct as an answer."""
    return Response(msgspec.json.encode(value), status, headers, "application/json")
