"""What guests are told of changes: of what they may read, gathered, ten times a second at most."""

from PySide6.QtCore import QObject

from console.app.plugin_told import PluginTold
from console.domain.order import DispatchOrder
from console.plugin_api.permission import Permission
from offline_cache.values import ChangeSet
from tests.support.guest_stage import manifest

MANY = [ChangeSet("hub", frozenset({("alert", f"a{n}")}), None) for n in range(300)]
RECORDS = frozenset({("plugin_record", "zoo.visit.7"), ("plugin_record", "other.visit.7")})


def test_a_storm_of_changes_is_one_line_and_what_it_may_not_read_is_not_told(qtbot) -> None:
    told: list[tuple[str, str]] = []
    granted = {Permission.READ_ALERTS}
    owner = QObject()
    teller = PluginTold(lambda *news: told.append(news), lambda id: frozenset(granted), owner)
    about = manifest()
    for change in MANY:
        teller.note(about, change)
    teller.note(about, ChangeSet("hub", RECORDS, None))
    teller.note(about, ChangeSet("hub", frozenset({(DispatchOrder.KIND, "o1")}), None))
    assert told == [], "they are gathered"
    qtbot.waitUntil(lambda: bool(told))
    assert told == [("zoo", "alerts"), ("zoo", "visit")]
    told.clear()
    granted.add(Permission.READ_ORDERS)
    teller.note(about, ChangeSet("snapshot", None, None))
    teller.note(manifest(guest=None), MANY[0])
    qtbot.waitUntil(lambda: bool(told))
    assert told == [("zoo", "alerts"), ("zoo", "orders"), ("zoo", "visit")]
