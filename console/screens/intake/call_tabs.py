"""The tabs of the calls that are open at once."""

from PySide6.QtCore import QCoreApplication

from console.runtime.hall_time import hall_minute
from console.screens.intake.draft import CallDraft
from console.screens.intake.drafts import OpenCalls
from widgets.forms.tabs import TabItem

NEW = "new"
"""Id of the tab that opens a further call."""


def _t(source: str) -> str:
    return QCoreApplication.translate("intake", source)


def tab_items(calls: OpenCalls, here: CallDraft, key: str) -> list[TabItem]:
    """Return a tab for each call and one to open a further call, or why none can be opened.

    Args:
        calls: the open calls.
        here: the one shown, as written now.
        key: what opens a further call.
    """
    items = [_tab(here if kept.id == here.id else kept, here) for kept in calls.drafts]
    if calls.is_full:  # chosen all the same, it says what to do
        items.append(TabItem(NEW, _t("Three at most"), is_right=True))
    else:
        items.append(TabItem(NEW, _t("New call"), key=key, is_right=True))
    return items


def next_id(calls: OpenCalls, here: CallDraft) -> str:
    """Return the id of the call behind the one shown; the first one behind the last."""
    ids = [draft.id for draft in calls.drafts]
    return ids[(ids.index(here.id) + 1) % len(ids)] if here.id in ids else here.id


def _tab(draft: CallDraft, here: CallDraft) -> TabItem:
    is_here = draft.id == here.id
    name = draft.unit.strip() or draft.title[:8] or _t("New call")
    note = ""
    if not is_here and draft.saved_at is not None:
        note = _t("draft {0}").format(hall_minute(draft.saved_at))
    return TabItem(draft.id, name, note, "phone" if is_here else "")
