"""Every call of the hub, listed once: routes and the OpenAPI document are made from this."""

from typing import Any

import msgspec

from console.contract.attachment import AttachmentOffer, AttachmentState
from console.contract.camera import PlayAnswer, PlayRequest
from console.contract.change import ChangePage, SnapshotHead, SnapshotRecord
from console.contract.grant import LoginAnswer, LoginRequest
from console.contract.ingest import (
    AlertReport,
    FrameAnswer,
    HeartbeatAnswer,
    HeartbeatReport,
    IngestAnswer,
    IngestAnswers,
    OrderReport,
    QuarantineItem,
    QuarantinePage,
)
from console.contract.operation import AnswerBatch, OperationBatch
from console.contract.recovery import DigestHead, DigestLine, RecoveryAnswer, RecoveryBatch
from console.hub.api.access import Access
from console.hub.api.attachment_calls import AttachmentCalls
from console.hub.api.calendar_calls import CALENDAR_CALLS, CalendarCalls
from console.hub.api.call import JSON as JSON
from console.hub.api.call import Call as Call
from console.hub.api.call import Handler as Handler
from console.hub.api.catalog_calls import CATALOG_CALLS, CatalogCalls
from console.hub.api.changes import ChangeCalls
from console.hub.api.intake_calls import IntakeCalls
from console.hub.api.look_calls import LOOK_CALLS, LookCalls
from console.hub.api.notice_calls import NOTICE_CALLS, NoticeCalls
from console.hub.api.person_calls import PersonCalls
from console.hub.api.platforms import Platforms
from console.hub.api.playback_calls import PLAYBACK_CALLS, PlaybackCalls
from console.hub.api.reads import FILTERS, ReadCalls
from console.hub.api.receipt_calls import RECEIPT_CALLS, ReceiptCalls
from console.hub.api.recovery_calls import RecoveryCalls
from console.hub.api.rule_calls import RULE_CALLS, RuleCalls
from console.hub.api.service import HubService
from console.hub.api.shapes import Health, TimeAnswer, WhoAmI
from console.hub.api.snapshots import NDJSON, SnapshotCalls
from console.hub.api.status_calls import StatusCalls
from console.hub.api.turn_calls import TURN_CALLS, TurnCalls


class RecordPageShape(msgspec.Struct, frozen=True, kw_only=True):
    """Records by id; `next` is the id to go on after, empty at the end."""

    items: list[SnapshotRecord]
    next: str


CALLS: tuple[Call, ...] = (
    Call("GET", "/v1/health", "health", "How the hub is", "", gives=Health),
    Call("GET", "/v1/time", "time", "The hub's time", "", gives=TimeAnswer),
    Call("GET", "/v1/openapi.json", "openapi", "This document", "", gives=dict[str, Any]),
    Call(
        "POST",
        "/v1/login",
        "login",
        "A signed grant for account and password",
        "",
        LoginRequest,
        gives=LoginAnswer,
        problems=(400, 401, 403, 413, 429),
    ),
    Call("GET", "/v1/whoami", "who_am_i", "Who the bearer is", gives=WhoAmI, problems=(401, 403)),
    Call(
        "POST",
        "/v1/operations",
        "operations",
        "Decide a seat's operations, at most 500 or 1 MB, in lane order",
        takes=OperationBatch,
        gives=AnswerBatch,
        problems=(400, 401, 410, 413, 503),
    ),
    Call(
        "GET",
        "/v1/changes",
        "changes",
        "What was committed after a cursor: SSE, or one JSON page (long poll)",
        gives=ChangePage,
        gives_types=("text/event-stream", JSON),
        query=("after", "scope", "wait", "newest", "groups", "missed", "until"),
        problems=(400, 401, 403, 410),
    ),
    Call(
        "GET",
        "/v1/snapshot",
        "snapshot",
        "All records of a scope as they stood at one number; `history`: a page of finished ones",
        gives=(SnapshotHead, SnapshotRecord),
        gives_types=(NDJSON,),
        query=("scope", "after", "at", "before", "limit"),
        problems=(400, 401, 403, 410),
    ),
    Call(
        "GET",
        "/v1/digest",
        "digest",
        "Revisions and hashes of all records of a scope as they stood at one number",
        gives=(DigestHead, DigestLine),
        gives_types=(NDJSON,),
        query=("scope",),
        problems=(400, 401, 403, 410),
    ),
    Call(
        "POST",
        "/v1/recovered",
        "recovered",
        "Give back what a restored hub has lost: records first, then operations with their answers",
        takes=RecoveryBatch,
        gives=RecoveryAnswer,
        problems=(400, 401, 413, 503),
    ),
    Call(
        "POST",
        "/v1/ingest/alerts",
        "ingest_alerts",
        "Take in one alert or a list of them",
        "source",
        AlertReport | list[AlertReport],
        gives=IngestAnswers,
        problems=(400, 401, 413, 503),
    ),
    Call(
        "POST",
        "/v1/ingest/orders",
        "ingest_orders",
        "Take in work orders of another system, or news of them: one or a list",
        "source",
        OrderReport | list[OrderReport],
        gives=IngestAnswers,
        problems=(400, 401, 413, 503),
    ),
    Call(
        "POST",
        "/v1/ingest/cap",
        "ingest_cap",
        "Take in CAP 1.1 or 1.2, or an Atom feed of it",
        "source",
        str,
        "application/cap+xml",
        gives=IngestAnswers,
        problems=(400, 401, 413, 503),
    ),
    Call(
        "POST",
        "/v1/ingest/frames",
        "ingest_frame",
        "Take in the picture an alert was found in: JPEG, PNG or WebP, up to 2 MB",
        "source",
        bytes,
        "image/jpeg",
        gives=FrameAnswer,
        problems=(400, 401, 413, 415, 503),
    ),
    Call(
        "POST",
        "/v1/ingest/heartbeat",
        "heartbeat",
        "Say whether a source's interface lives",
        "source",
        HeartbeatReport,
        gives=HeartbeatAnswer,
        problems=(400, 401, 413, 503),
    ),
    Call(
        "GET",
        "/v1/quarantine",
        "quarantined",
        "Messages nobody could read, newest first",
        gives=QuarantinePage,
        query=("after", "limit", "all"),
        problems=(400, 401, 403),
    ),
    Call(
        "POST",
        "/v1/quarantine/{id}/retry",
        "retry",
        "Read one of them again",
        gives=IngestAnswer,
        problems=(401, 403, 404, 409, 503),
    ),
    Call(
        "POST",
        "/v1/quarantine/{id}/dismiss",
        "dismiss",
        "Take one of them from the list; its bytes stay",
        gives=QuarantineItem,
        problems=(401, 403, 404, 409, 503),
    ),
    Call(
        "POST",
        "/v1/cameras/{id}/play",
        "play",
        "Lease a camera's picture",
        takes=PlayRequest,
        gives=PlayAnswer,
        problems=(400, 401, 403, 404, 413),
    ),
    Call(
        "POST",
        "/v1/attachments",
        "offer",
        "Offer a file by size and SHA-256, or ask how far it has come",
        takes=AttachmentOffer,
        gives=AttachmentState,
        problems=(400, 401, 409, 413, 415, 503),
    ),
    Call(
        "PUT",
        "/v1/attachments/{id}",
        "part",
        "Send a part of it, at most 1 MB: Content-Range: bytes FIRST-LAST/SIZE",
        takes=bytes,
        takes_type="application/octet-stream",
        gives=AttachmentState,
        problems=(400, 401, 404, 409, 413, 503),
    ),
    Call(
        "POST",
        "/v1/attachments/{id}/commit",
        "commit",
        "Say that all of it was sent; its hash must fit",
        gives=AttachmentState,
        problems=(401, 404, 409, 415, 503),
    ),
    Call(
        "GET",
        "/v1/attachments/{id}/content",
        "content",
        "The file itself, or the part that Range: bytes=FIRST-LAST asks for",
        gives=bytes,
        gives_types=("application/octet-stream",),
        problems=(401, 403, 404, 416),
    ),
    *TURN_CALLS,
    *PLAYBACK_CALLS,
    *LOOK_CALLS,
    *RULE_CALLS,
    *CALENDAR_CALLS,
    *RECEIPT_CALLS,
    *NOTICE_CALLS,
    *CATALOG_CALLS,
    Call(
        "GET",
        "/v1/{kind}",
        "page",
        "Records of a kind by id",
        gives=RecordPageShape,
        query=("after", "limit", "open", *FILTERS),
        problems=(400, 401, 403, 404),
    ),
    Call(
        "GET",
        "/v1/{kind}/{id}",
        "one",
        "One record",
        gives=SnapshotRecord,
        problems=(401, 403, 404),
    ),
)
"""In the order they are matched: the general reads come last."""


def handlers(service: HubService, openapi: Handler) -> dict[str, Handler]:
    """Return what answers each call, by its name."""
    access = Access(service)
    intake, persons = IntakeCalls(service, access), PersonCalls(service, access)
    recovery, attachments = RecoveryCalls(service, access), AttachmentCalls(service, access)
    platforms, looks = Platforms(service), LookCalls(service, access)
    turns = TurnCalls(service, access, platforms)
    playbacks = PlaybackCalls(service, access, platforms)
    rules = RuleCalls(service, access)
    receipts = ReceiptCalls(service)
    reads, status = ReadCalls(service, access), StatusCalls(service)
    return {
        "health": status.health,
        "time": status.time,
        "openapi": openapi,
        "login": persons.login,
        "who_am_i": persons.who_am_i,
        "operations": persons.operations,
        "play": persons.play,
        "turn": turns.turn,
        "move": turns.move,
        "presets": turns.presets,
        "playback": playbacks.playback,
        "end_playback": playbacks.end,
        "changes": ChangeCalls(service, access).changes,
        "snapshot": SnapshotCalls(service, access).snapshot,
        "digest": recovery.digest,
        "recovered": recovery.recovered,
        "offer": attachments.offer,
        "part": attachments.part,
        "commit": attachments.commit,
        "content": attachments.content,
        "ingest_alerts": intake.alerts,
        "ingest_orders": intake.orders,
        "ingest_cap": intake.cap,
        "ingest_frame": intake.frame,
        "heartbeat": intake.heartbeat,
        "quarantined": intake.quarantined,
        "retry": intake.retry,
        "dismiss": intake.dismiss,
        "looks": looks.looks,
        "show_desk": looks.show_desk,
        "begin_look": looks.begin_look,
        "looked": looks.looked,
        "end_look": looks.end_look,
        "try_rules": rules.try_rules,
        "told_reports": rules.told_reports,
        "load_calendar": CalendarCalls(service, access).load,
        "receipt": receipts.show,
        "press_receipt": receipts.press,
        "photo_receipt": receipts.photo,
        "ingest_notices": NoticeCalls(service, access).take,
        "ingest_catalog": CatalogCalls(service, access).catalog,
        "page": reads.page,
        "one": reads.one,
    }
