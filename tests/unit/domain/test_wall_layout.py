"""A-07: layouts cover their grid whole, by name and written out, and after every edit."""

import random

import pytest

from console.domain.layout_edits import joined, parted, reshaped
from console.domain.wall_layout import (
    LAYOUTS,
    MOST_TILES,
    Cell,
    LayoutFault,
    WallLayout,
    layout_of,
    plain,
)

COUNTS = {
    "1": 1, "4": 4, "6": 6, "8": 8, "9": 9, "13": 13, "16": 16, "25": 25, "36": 36,
    "1+5": 6, "1+7": 8, "1+12": 13, "vertical-3": 3, "vertical-12": 12, "vertical-1x3": 3,
    "vertical-2x6": 12,
}  # fmt: skip


def covers(layout: WallLayout) -> bool:
    fields = [field for cell in layout.cells for field in cell.fields()]
    return sorted(fields) == sorted(Cell(0, 0, layout.columns, layout.rows).fields())


@pytest.mark.parametrize("name", LAYOUTS)
def test_a07_each_common_layout_has_its_tiles_and_covers_the_wall(name: str) -> None:
    layout = layout_of(name)
    assert (layout.count, covers(layout)) == (COUNTS[name], True)
    assert layout.text == name
    assert layout_of(layout.written) == layout
    assert layout_of(layout.written).text == name


def test_a07_the_hot_spot_is_the_large_tile_or_one_in_the_middle_not_at_the_frame() -> None:
    hot = {name: layout_of(name).hot_tile for name in ("4", "9", "16", "25", "36", "13", "1+7")}
    assert hot == {"4": 0, "9": 4, "16": 5, "25": 12, "36": 14, "13": 5, "1+7": 0}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("17", "form"),
        ("", "form"),
        ("2x2: 0,0,1,1", "gap"),
        ("2x1: 0,0,2,1; 1,0,1,1", "overlap"),
        ("2x1: 0,0,3,1", "outside"),
        ("2x1: 0,0,0,1; 0,0,2,1", "outside"),
        ("2x1: 0,0,-1,1", "form"),
        ("2x1: 0,0,1; 1,0,1,1", "form"),
        ("13x1: 0,0,13,1", "many"),
        ("0x1: 0,0,1,1", "form"),
        ("2x1: ٣,0,1,1", "form"),
        ("7x6: " + "; ".join(f"{x},{y},1,1" for y in range(6) for x in range(7)), "many"),
    ],
)
def test_a07_what_is_no_layout_says_which_part_is_wrong(text: str, why: str) -> None:
    with pytest.raises(LayoutFault) as told:
        layout_of(text)
    assert told.value.why == why


def test_a07_panels_have_plain_tiles_of_their_number() -> None:
    shapes = {count: (plain(count).columns, plain(count).rows) for count in (1, 2, 4, 6, 9, 16)}
    assert shapes == {1: (1, 1), 2: (2, 1), 4: (2, 2), 6: (3, 2), 9: (3, 3), 16: (4, 4)}
    for none in (0, 5, 37, -1):
        with pytest.raises(LayoutFault):
            plain(none)


def test_a07_joining_cuts_no_tile_and_keeps_the_picture_of_the_first() -> None:
    done = joined(layout_of("16"), [5, 10])
    assert (done.layout.count, covers(done.layout)) == (13, True)
    assert done.layout.text == "13"
    assert done.origin == (0, 1, 2, 3, 4, 5, 7, 8, 11, 12, 13, 14, 15)
    wide = joined(layout_of("1+12"), [1, 0])
    assert wide.layout.cells[0] == Cell(0, 0, 3, 2)
    assert wide.origin[0] == 1


def test_a07_a_tile_is_pulled_over_others_and_back_again() -> None:
    sixteen = layout_of("16")
    wide = reshaped(sixteen, 0, Cell(0, 0, 3, 2))
    assert wide.layout.count == 11
    small = reshaped(wide.layout, 0, Cell(0, 0, 1, 2))
    assert covers(small.layout)
    assert small.layout.cells[:2] == (Cell(0, 0, 1, 2), Cell(1, 0, 2, 2))
    assert small.origin[:2] == (0, -1)
    assert reshaped(sixteen, 3, Cell(3, 0)).is_same
    assert reshaped(sixteen, 3, Cell(3, 0, 9, 1)).is_same


def test_a07_a_tile_is_parted_into_its_fields_or_into_four_of_a_finer_grid() -> None:
    back = parted(layout_of("1+5"), 0)
    assert back.layout.text == "9"
    assert [n for n, origin in enumerate(back.origin) if origin == -1] == [1, 3, 4]
    four = parted(layout_of("4"), 3)
    assert (four.layout.columns, four.layout.count, covers(four.layout)) == (4, 7, True)
    assert parted(layout_of("36"), 0).is_same


def test_a07_any_run_of_edits_leaves_a_layout_that_can_be_written_and_read() -> None:
    chance = random.Random(7)
    layout = layout_of("16")
    for _ in range(400):
        number = chance.randrange(layout.count)
        left, top = chance.randrange(layout.columns), chance.randrange(layout.rows)
        room = Cell(left, top, chance.randint(1, 4), chance.randint(1, 4))
        step = chance.choice(
            (
                lambda: joined(layout, [number, chance.randrange(layout.count)]),  # noqa: B023
                lambda: parted(layout, number),  # noqa: B023
                lambda: reshaped(layout, number, room),  # noqa: B023
            )
        )()
        assert len(step.origin) == step.layout.count <= MOST_TILES
        kept = [origin for origin in step.origin if origin >= 0]
        assert len(set(kept)) == len(kept)
        assert covers(step.layout)
        assert layout_of(step.layout.written) == step.layout
        layout = step.layout


def test_a07_arrows_go_to_the_tile_beside_and_stop_at_the_edge() -> None:
    layout = layout_of("1+7")
    assert [layout.beside(0, 1, 0), layout.beside(0, 0, 1), layout.beside(0, -1, 0)] == [1, 4, 0]
    assert layout.beside(7, 0, -1) == 3
