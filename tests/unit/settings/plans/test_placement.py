"""Windows on monitors (A-09, B-21): no page lost, none twice, and back where it was."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from console.settings.plans.area import Tabs, pages_of
from console.settings.plans.folder import shipped_plans
from console.settings.plans.monitor import Monitor, MonitorId
from console.settings.plans.placement import bound, home_of, place
from console.settings.plans.plan import Frame, Kind, Layout, WindowPlan
from tests.unit.settings.plans.hall_monitors import (
    PAGES,
    layouts,
    monitor,
    monitors,
    same_each_time,
    some_monitors,
)


def pages_seen(placement):
    return [page for standing in placement.standing for page in pages_of(standing.area)]


def four(present=None):
    """The shipped plan of the commander for four monitors, bound to those that are there."""
    plan = next(k.plan for k in shipped_plans() if k.id == "shipped/command-calm")
    return bound(plan.layout_for(4), present or monitors(4))


@same_each_time
@given(layouts(), some_monitors())
def test_b21_no_page_is_lost_and_none_stands_twice(layout, present):
    placement = place(layout, present, PAGES)
    if present:
        assert sorted(pages_seen(placement)) == sorted(PAGES)
    else:
        assert placement.standing == ()


@same_each_time
@given(layouts(), some_monitors(), st.randoms(use_true_random=False))
def test_the_same_monitors_in_any_order_give_the_same_placement(layout, present, chance):
    shuffled = list(present)
    chance.shuffle(shuffled)
    assert place(layout, shuffled, PAGES) == place(layout, present, PAGES)


@same_each_time
@given(layouts(), some_monitors())
def test_a_monitor_has_one_full_window_at_most_and_the_desk_is_always_seen(layout, present):
    full = [s for s in place(layout, present, PAGES).standing if s.window.kind is not Kind.LOOSE]
    taken = [s.monitor for s in full]
    assert len(taken) == len(set(taken))
    assert not present or any(s.window.kind is Kind.DESK for s in full)


@same_each_time
@given(layouts(), some_monitors())
def test_b21_unplugged_and_plugged_again_is_as_before(layout, present):
    """However many are pulled: the layout itself does not change, so all comes back."""
    layout = bound(layout, present)
    before = place(layout, present, PAGES)
    place(layout, present[:1], PAGES)
    assert place(layout, list(reversed(present)), PAGES) == before


@same_each_time
@given(layouts(), some_monitors())
def test_what_is_parked_is_reachable_on_the_desk(layout, present):
    placement = place(layout, present, PAGES)
    desk = [s for s in placement.standing if s.window.kind is Kind.DESK]
    for page in placement.parked_pages:
        assert not desk or page in pages_of(desk[0].area)


def test_one_monitor_works_as_tabs():
    """A plan for four on one monitor: everything behind the rail, the desk's own page in front."""
    placement = place(four(), monitors(1), PAGES)
    (desk,) = placement.standing
    assert isinstance(desk.area, Tabs) and set(desk.area.pages) == set(PAGES)
    assert desk.area.shown == "duty"
    assert placement.parked_pages == ("video", "deploy", "log")


def test_a09_a_window_follows_its_monitor_to_another_plug_and_another_place():
    """Never the index: the monitor with the video wall is plugged in elsewhere, left of all."""
    layout, present = four(), monitors(4)
    video = present[1]
    moved = replace(video, id=replace(video.id, connector="HDMI-9"), left=-1920)
    placement = place(layout, [moved, present[0], *present[2:]], PAGES)
    wall = placement.window_of("video")
    assert wall is not None and wall.monitor == moved
    assert placement.parked == ()


def test_a_monitor_that_comes_takes_what_was_put_away_and_gives_it_back():
    layout, present = four(), monitors(4)
    spare = monitor(5, model="P2419H")
    placement = place(layout, [*present[:3], spare], PAGES)
    assert placement.window_of("log").monitor == spare
    back = place(layout, [*present, spare], PAGES)
    assert back.window_of("log").monitor == present[3]


def test_the_desk_takes_the_last_wall_when_its_own_monitor_is_gone():
    layout, present = four(), monitors(4)
    placement = place(layout, present[1:], PAGES)
    desk = next(s for s in placement.standing if s.window.kind is Kind.DESK)
    assert desk.monitor == present[3]
    assert placement.parked_pages == ("log",)
    assert placement.window_of("video").monitor == present[1]


def test_a_batch_with_one_serial_number_is_told_apart_by_the_plug():
    """D-05 and B-21: half the makers write the same serial into every monitor."""
    batch = [monitor(number, serial="ABC") for number in range(1, 5)]
    layout = four(batch)
    shuffled = [batch[2], batch[0], batch[3], batch[1]]
    for page, where in (("duty", 0), ("video", 1), ("deploy", 2), ("log", 3)):
        assert place(layout, shuffled, PAGES).window_of(page).monitor == batch[where]


def test_without_any_edid_connector_and_size_have_to_do():
    bare = [
        Monitor(MonitorId(connector=name, size="1920x1080"), n * 1920, 0, 1920, 1080, 1.0, n == 0)
        for n, name in enumerate(("VGA-1", "HDMI-1", "DP-1", "DP-2"))
    ]
    placement = place(four(bare), [bare[3], bare[1], bare[0]], PAGES)
    assert placement.window_of("video").monitor == bare[1]
    assert placement.parked_pages == ("deploy",)


def test_a_loose_window_is_put_away_with_its_monitor_and_never_takes_another():
    loose = WindowPlan("map", Kind.LOOSE, monitor(2).id.text, Tabs(("map",)), Frame(0, 0, 800, 600))
    desk = WindowPlan("desk", Kind.DESK, monitor(1).id.text, Tabs(("duty",)))
    layout = Layout(2, (desk, loose))
    assert place(layout, [monitor(1), monitor(3)], PAGES).parked == (loose,)
    assert place(layout, monitors(2), PAGES).window_of("map").monitor == monitor(2)


def test_a_page_brought_forward_from_behind_the_rail_is_seen():
    desk = WindowPlan("desk", Kind.DESK, "1", Tabs(("duty",), "log"))
    (standing,) = place(Layout(1, (desk,)), monitors(1), PAGES).standing
    assert home_of(standing.area).shown == "log"


def test_a_page_this_console_does_not_have_is_left_out_and_stays_in_the_plan():
    wall = WindowPlan("w", Kind.WALL, "2", Tabs(("hologram", "log"), "hologram"))
    layout = Layout(2, (WindowPlan("desk", Kind.DESK, "1", Tabs(("duty",))), wall))
    placement = place(layout, monitors(2), PAGES)
    assert placement.window_of("hologram") is None
    assert placement.window_of("log").area.pages == ("log",)
    assert "hologram" in layout.pages


def test_every_shipped_plan_has_a_layout_for_one_to_six_monitors_that_uses_them():
    for kept in shipped_plans():
        for count in range(1, 7):
            layout = kept.plan.layout_for(count)
            assert layout.monitors == count, kept.id
            placement = place(bound(layout, monitors(count)), monitors(count), PAGES)
            assert placement.parked == (), kept.id
            assert sorted(pages_seen(placement)) == sorted(PAGES)


def test_posts_and_modes_are_all_shipped_with_a_word_what_for():
    plans = [kept.plan for kept in shipped_plans()]
    assert len({(plan.post, plan.mode) for plan in plans}) == 3 * 4
    assert all(plan.note and plan.name for plan in plans)
