"""The receipt as plain HTML for a phone: large words, no script, nothing loaded from elsewhere."""

from dataclasses import dataclass
from datetime import datetime
from html import escape

from console.domain.order import Assignment, DispatchOrder, Stage
from console.hub.receipts.facts import MOST_PHOTOS, STEPS
from console.runtime.hall_time import hall_time

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}

_STYLE = """
body{margin:0;background:#0f1720;color:#e8edf2;font:18px/1.6 sans-serif}
main{max-width:560px;margin:0 auto;padding:20px}
h1{font-size:20px;margin:0 0 4px}small,dt{color:#a9b6c3;font-size:15px}
p.order{background:#17212c;padding:16px;font-size:20px;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:4em 1fr;gap:4px 12px}dd{margin:0;overflow-wrap:anywhere}
button,input{font:inherit;width:100%;box-sizing:border-box;margin:6px 0;border-radius:4px}
button{padding:14px;border:0;background:#4fd1c5;color:#06201d;font-weight:bold}
button.other{background:#202c39;color:#e8edf2;border:1px solid #3a4a5a}
p.said{border:1px solid #4fd1c5;padding:10px}
"""

WORDS = {Stage.ACCEPTED: "接令", Stage.EN_ROUTE: "出动", Stage.ON_SCENE: "到场"}
_TIMES = {Stage.SENT: "下达", **WORDS, Stage.WORKING: "处置", Stage.RELEASED: "归队"}

SAID = {
    "photo": "照片已收到 Photo received",
    "no_picture": "没有收到照片：只收 JPG、PNG 图片，不超过 8 MB Not a JPG or PNG up to 8 MB",
    "photos_full": f"照片已满 {MOST_PHOTOS} 张 No more photos are taken",
}
"""What is said above the page after something was sent, by the code in its address."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one page tells."""

    hall: str
    order: DispatchOrder
    unit: Assignment


def cover(hall: str, number: str, link: str) -> str:
    """Return what anybody sees who has the link: no more than whose it is."""
    return _page(
        f"<h1>{escape(hall)}</h1><p>指令回执 <b>{escape(number)}</b></p>"
        "<p>按下后，本机即为接收指令的手机；链接在其他手机上不再有效。</p>"
        f"{_button(link, 'open', '查看指令 Read the order')}"
    )


def receipt(told: Receipt, link: str, said: str = "") -> str:
    """Return the page of the phone that has the link."""
    order, unit = told.order, told.unit
    place = "·".join(part for part in (order.place.town, order.place.name) if part)
    note = f'<p class="said">{escape(SAID[said])}</p>' if said in SAID else ""
    return _page(
        f"<h1>{escape(told.hall)}</h1><small>{escape(unit.unit_name)}·指令 {escape(order.number)}"
        f"</small>{note}<p class='order'>{escape(order.text)}</p>"
        f"<dl><dt>事项</dt><dd>{escape(order.title or '—')}</dd>"
        f"<dt>地点</dt><dd>{escape(place or '—')}</dd>{_times(unit)}</dl>{_acts(unit, link)}"
    )


def over(zh: str, en: str) -> str:
    """Return a page on which nothing can be pressed."""
    return _page(f"<h1>{escape(zh)}</h1><p><small>{escape(en)}</small></p>")


def _times(unit: Assignment) -> str:
    known = [(words, unit.at(stage)) for stage, words in _TIMES.items()]
    return "".join(
        f"<dt>{words}</dt><dd>{escape(_at(time.at))}</dd>" for words, time in known if time
    )


def _at(moment: datetime) -> str:
    return hall_time(moment)


def _acts(unit: Assignment, link: str) -> str:
    if unit.recalled_by:
        return "<p class='said'>本指令已撤销，请停止前往并听候电话 Called back</p>"
    if unit.is_over:
        return "<p>本次任务已归队，回执结束 This is over</p>"
    todo = [(name, stage) for name, stage in STEPS.items() if stage > unit.stage]
    buttons = "".join(
        _button(link, name, WORDS[stage], "" if number == 0 else "other")
        for number, (name, stage) in enumerate(todo)
    )
    return buttons + _photo_form(link, len(unit.photos))


def _photo_form(link: str, sent: int) -> str:
    if sent >= MOST_PHOTOS:
        return f"<p><small>{escape(SAID['photos_full'])}</small></p>"
    return (
        f'<form method="post" action="{escape(link)}/photo" enctype="multipart/form-data">'
        '<input type="file" name="photo" accept="image/jpeg,image/png" required>'
        f'<button class="other">发照片 Send a photo（{sent}）</button></form>'
    )


def _button(link: str, step: str, words: str, look: str = "") -> str:
    return (
        f'<form method="post" action="{escape(link)}">'
        f'<button class="{look}" name="step" value="{step}">{escape(words)}</button></form>'
    )


def _page(body: str) -> str:
    return (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>指令回执</title><style>{_STYLE}</style></head><body><main>{body}</main></body></html>"
    )
