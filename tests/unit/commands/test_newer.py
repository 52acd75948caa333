"""An alert a newer version wrote, acted on at this seat: saved, sent, and the hub decides."""

from console.domain.alert import Alert
from console.domain.entity import encode
from console.models.newer import alert_of
from offline_cache.values import Change
from tests.unit.commands.seat_desk import SeatDesk, alert


def put_newer(seat: SeatDesk, **changed: object) -> Alert:
    body = {**encode(alert(1)), **changed}
    seat.cache.apply([Change(1, "alert", "A001", "e.1", "hall", body)], "e:1")
    shown, is_newer = alert_of(body)
    assert is_newer
    return shown


def test_it_can_be_signed_although_its_grade_is_not_known_here(seat: SeatDesk) -> None:
    shown = put_newer(seat, severity="purple")
    saved = seat.alerts.acknowledge(shown).result()
    assert saved.is_saved
    (act, *_) = seat.journal.unsent()
    assert act.body["args"]["severity_seen"] == "red", "what the person saw"
    row = seat.cache.get("alert", "A001")
    assert row is not None
    assert row.is_pending
    assert row.doomed is None, "this seat cannot say what the hub will make of it"
    assert row.body["severity"] == "purple"


def test_what_this_seat_understands_is_still_refused_here(seat: SeatDesk) -> None:
    shown = put_newer(seat, condition="smouldering", disposition="closed")
    refused = seat.alerts.close(shown, "已处理").result()
    assert refused.refused == "already_closed"
