"""`/r/…`: the one-page receipt of a unit, for phones without scripts and without a log-in."""

from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from console.domain.entity import decode
from console.domain.order import Assignment, DispatchOrder
from console.hub.api import bodies
from console.hub.api.call import Call
from console.hub.api.service import HubService
from console.hub.receipts import facts, links, page
from console.hub.receipts.allowance import Allowance
from console.hub.receipts.form import BadForm, file_of
from console.hub.receipts.photo import MOST_BYTES, NoPicture, rewritten

HTML = "text/html"
FORM = "application/x-www-form-urlencoded"
LONGEST_FORM = 2_000
PRESSES, KNOCKS = 20, 60
"""In a minute: what one link takes, and how many links that never were one address may ask for."""

_STATUS = (403, 404, 410, 413, 429, 503)

RECEIPT_CALLS = (
    Call(
        "GET", "/r/{secret}", "receipt", "A unit's one-page receipt, as HTML for a phone", "",
        gives=str, gives_types=(HTML,), query=("said",), problems=_STATUS,
    ),
    Call(
        "POST", "/r/{secret}", "press_receipt",
        "Read the order, or say 接令, 出动, 到场: step=open|accepted|en_route|on_scene", "",
        takes=str, takes_type=FORM, gives=str, gives_types=(HTML,), problems=_STATUS,
    ),
    Call(
        "POST", "/r/{secret}/photo", "photo_receipt", "Send a photo: JPEG or PNG up to 8 MB", "",
        takes=bytes, takes_type="multipart/form-data", gives=str, gives_types=(HTML,),
        problems=_STATUS,
    ),
)  # fmt: skip


class ReceiptCalls:
    """Answers phones. Nobody learns from it whether a link was ever made."""

    def __init__(self, service: HubService) -> None:
        self._service = service
        self._links = Allowance(PRESSES, service.clock.monotonic)
        self._addresses = Allowance(KNOCKS, service.clock.monotonic)

    async def show(self, request: Request) -> Response:
        """Show the cover, or the receipt to the phone that has the link."""
        secret, state = await self._state(request)
        if isinstance(state, Response):
            return state
        told = self._told(state)
        if told is None:
            return _over(404)
        if not state.phone:
            return _html(page.cover(told.hall, told.order.number, secret))
        if not self._has_it(request, secret, state):
            return _over(403)
        return _html(page.receipt(told, secret, request.query_params.get("said", "")))

    async def press(self, request: Request) -> Response:
        """Bind the link to this phone, or write down a stage."""
        secret, state = await self._state(request)
        if isinstance(state, Response):
            return state
        try:
            body = await bodies.read_body(request, LONGEST_FORM)
        except bodies.TooLarge:
            return _over(413)
        step = parse_qs(body.decode("utf-8", "replace")).get("step", [""])[0]
        if step == "open":
            return await self._open(request, secret, state)
        if not self._has_it(request, secret, state):
            return _over(403)
        stage = facts.STEPS.get(step)
        if stage is not None:
            op = self._service.core.new_id()
            await self._service.write(lambda t: facts.told(t, state.assignment, stage, op))
        return RedirectResponse(secret, 303, page.HEADERS)

    async def photo(self, request: Request) -> Response:
        """Keep a photo, written anew."""
        secret, state = await self._state(request)
        if isinstance(state, Response):
            return state
        if not self._has_it(request, secret, state):
            return _over(403)
        said = "no_picture"
        try:
            body = await bodies.read_body(request, MOST_BYTES + LONGEST_FORM)
            photo = rewritten(file_of(request.headers.get("content-type", ""), body, "photo"))
            id = self._service.core.new_id()
            is_kept = await self._service.write(
                lambda t: facts.photographed(t, state.assignment, photo, id)
            )
            said = "photo" if is_kept else "photos_full"
        except (bodies.TooLarge, BadForm, NoPicture):
            pass
        return RedirectResponse(f"../{secret}?said={said}", 303, page.HEADERS)

    async def _open(self, request: Request, secret: str, state: links.LinkState) -> Response:
        answer = RedirectResponse(secret, 303, page.HEADERS)
        if self._has_it(request, secret, state):
            return answer
        phone, new_id = links.new_secret(self._service.core.chance), self._service.core.new_id
        try:
            await self._service.write(lambda t: facts.opened(t, secret, phone, new_id))
        except facts.Used:
            return _over(403)
        is_safe = self._service.core.settings.receipt_address.startswith("https:")
        answer.set_cookie(
            _cookie(secret), phone, httponly=True, samesite="strict", secure=is_safe, path="/"
        )
        return answer

    async def _state(self, request: Request) -> tuple[str, links.LinkState | Response]:
        """Return secret and what is known of it, or the page that says why there is nothing."""
        secret = str(request.path_params["secret"])
        settings = self._service.core.settings
        address = request.client.host if request.client else ""
        if not settings.receipt_address:
            return secret, _over(404)
        state = links.find(self._service.sql, secret)
        if state is None:  # behind a proxy all phones have one address: guesses alone count there
            return secret, _over(404 if self._addresses.take(address) else 429)
        if not self._links.take(links.hashed(secret)):
            return secret, _over(429)
        return secret, _over(410) if state.is_over(self._service.now()) else state

    @staticmethod
    def _has_it(request: Request, secret: str, state: links.LinkState) -> bool:
        """Whether this is the phone that pressed first."""
        held = request.cookies.get(_cookie(secret), "")
        return bool(held) and bool(state.phone) and links.hashed(held) == state.phone

    def _told(self, state: links.LinkState) -> page.Receipt | None:
        core = self._service.core
        unit = core.reader.record(Assignment.KIND, state.assignment)
        if unit is None:
            return None
        assignment = decode(Assignment, unit.body)
        order = core.reader.record(DispatchOrder.KIND, assignment.order)
        if order is None:
            return None
        hall = core.settings.hall_name or core.settings.hall
        return page.Receipt(hall, decode(DispatchOrder, order.body), assignment)


_OVER = {
    403: (
        "本回执已在另一部手机上打开；需要换机，请致电值班室",
        "another phone has it: call the hall",
    ),
    404: ("没有这份回执，请致电值班室", "there is no such receipt: call the hall"),
    410: ("回执链接已过期，请致电值班室", "this link has run out: call the hall"),
    413: ("内容过大，没有收下", "too large, nothing was taken"),
    429: ("操作太频繁，请一分钟后再试", "too often: try again in a minute"),
}


def _over(status: int) -> Response:
    zh, en = _OVER[status]
    return _html(page.over(zh, en), status)


def _html(text: str, status: int = 200) -> Response:
    return HTMLResponse(text, status, page.HEADERS)


def _cookie(secret: str) -> str:
    """Return a cookie's name for one link: a phone may have several."""
    return f"r_{links.hashed(secret)[:16]}"
