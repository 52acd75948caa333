"""Monitors as a duty room has them, and ways to make plans by chance."""

from hypothesis import settings
from hypothesis import strategies as st

from console.settings.plans.area import Area, Side, Tabs, with_page
from console.settings.plans.monitor import Monitor, MonitorId
from console.settings.plans.plan import Frame, Kind, Layout, WindowPlan

same_each_time = settings(derandomize=True, database=None, deadline=None)
"""By chance, but by the same chance in each run."""

PAGES = ("duty", "deploy", "video", "map", "orders", "log", "report", "video-2", "video-3")


def monitor(number: int, serial: str = "", model: str = "U2720Q", scale: float = 1.0) -> Monitor:
    """The number stands for where it is plugged in; the first one is the primary monitor."""
    id = MonitorId("DEL", model, serial or f"S{number}", f"DP-{number}", "1920x1080")
    return Monitor(id, 1920 * (number - 1), 0, 1920, 1080, scale, number == 1)


def monitors(count: int) -> list[Monitor]:
    return [monitor(number) for number in range(1, count + 1)]


@st.composite
def areas(draw: st.DrawFn, pages: tuple[str, ...]) -> Area:
    """A tree that holds exactly these pages."""
    area: Area = Tabs()
    for number, page in enumerate(pages):
        anchor = draw(st.sampled_from(pages[:number])) if number else ""
        area = with_page(area, page, anchor, draw(st.sampled_from(Side)))
    return area


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """A desk, some walls and loose windows, with some of the pages."""
    count = draw(st.integers(1, 6))
    owners = {page: draw(st.integers(-1, count - 1)) for page in PAGES}
    windows = []
    for number in range(count):
        kind = Kind.DESK if number == 0 else draw(st.sampled_from([Kind.WALL, Kind.LOOSE]))
        pages = tuple(page for page in PAGES if owners[page] == number)
        where = monitor(draw(st.integers(1, 6))).id.text if draw(st.booleans()) else str(number + 1)
        frame = Frame(40, 40, 800, 600) if kind is Kind.LOOSE else None
        closed = kind is Kind.WALL and draw(st.booleans())
        windows.append(WindowPlan(f"w{number}", kind, where, draw(areas(pages)), frame, closed))
    return Layout(count, tuple(windows))


def some_monitors() -> st.SearchStrategy[list[Monitor]]:
    """Up to six monitors, some of a batch without serial numbers, in any order."""
    plain = st.integers(1, 6).map(monitor)
    batch = st.integers(1, 6).map(lambda n: monitor(n, serial="0"))
    one = st.one_of(plain, batch)
    return st.lists(one, max_size=6, unique_by=lambda m: m.id.connector)
