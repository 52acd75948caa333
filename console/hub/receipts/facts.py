"""What a unit enters on its receipt, written on its assignment with its source; never refused."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

from console.contract.attachment import MOST_PART, AttachmentOffer
from console.domain.entity import decode, encode
from console.domain.notice import Channel, Notice, Reach
from console.domain.order import Assignment, Stage, StageTime
from console.hub.core import attachments, notices
from console.hub.receipts import links
from console.hub.receipts.photo import Photo
from console.hub.store.transaction import Transaction

STEPS = {
    "accepted": Stage.ACCEPTED,
    "en_route": Stage.EN_ROUTE,
    "on_scene": Stage.ON_SCENE,
}
"""What can be pressed on the page."""

MOST_PHOTOS = 8
SEAT = "receipt"


class Used(Exception):  # noqa: N818
    """The link was opened on another phone, or is good for nothing any more."""


def opened(transaction: Transaction, secret: str, phone: str, new_id: Callable[[], str]) -> None:
    """Bind the link to the phone that pressed first; that is what 已读 means here.

    Raises:
        Used: another phone has it.
    """
    state = links.find(transaction.sql, secret)
    if state is None or state.phone or state.is_over(transaction.now):
        raise Used(secret)
    links.keep(
        transaction, secret, links.LinkState(state.assignment, state.until, links.hashed(phone))
    )
    _noticed(transaction, state.assignment, Reach.READ, new_id())


def told(transaction: Transaction, assignment: str, stage: Stage, op: str) -> None:
    """Write down a stage the unit pressed; one it pressed before is not written twice."""
    one, body = _read(transaction, assignment)
    if one.is_over or any(t.stage is stage and t.channel == Channel.PAGE for t in one.times):
        return
    if stage is Stage.ACCEPTED:
        one = notices.told(one, _notice(one, Reach.ACCEPTED, transaction, op))
    else:
        by = f"{one.unit_name}（回执页）"
        one = one.reported(StageTime(stage, transaction.now, by, False, op, Channel.PAGE.value))
    transaction.put(Assignment.KIND, one.id, encode(one, body))


def photographed(transaction: Transaction, assignment: str, photo: Photo, id: str) -> bool:
    """Keep a photo with the assignment; False where it has as many as it may, or this very one."""
    one, body = _read(transaction, assignment)
    if one.is_over or len(one.photos) >= MOST_PHOTOS:
        return False
    digest = sha256(photo.data).hexdigest()
    if any(_digest(transaction, each) == digest for each in one.photos):
        return True
    offer = AttachmentOffer(
        id=id,
        name=f"{one.unit_name}.{photo.ending}",
        media_type=photo.media_type,
        size=len(photo.data),
        sha256=digest,
    )
    attachments.offer(transaction, offer, SEAT, one.unit_name)
    for start in range(0, len(photo.data), MOST_PART):
        attachments.add(transaction, id, SEAT, start, photo.data[start : start + MOST_PART])
    attachments.commit(transaction, id, SEAT)
    one = replace(one, photos=(*one.photos, id))
    transaction.put(Assignment.KIND, one.id, encode(one, body))
    return True


def _digest(transaction: Transaction, attachment: str) -> str:
    body = transaction.body("attachment", attachment) or {}
    return str(body.get("sha256", ""))


def _noticed(transaction: Transaction, assignment: str, reach: Reach, op: str) -> None:
    one, body = _read(transaction, assignment)
    one = one.noticed(_notice(one, reach, transaction, op))
    transaction.put(Assignment.KIND, one.id, encode(one, body))


def _notice(one: Assignment, reach: Reach, transaction: Transaction, op: str) -> Notice:
    by = f"{one.unit_name}（回执页）"
    return Notice(Channel.PAGE, 1, reach, transaction.now, by, "", op)


def _read(transaction: Transaction, assignment: str) -> tuple[Assignment, dict[str, object]]:
    body = transaction.body(Assignment.KIND, assignment)
    if body is None:
        raise Used(assignment)
    return decode(Assignment, body), body
