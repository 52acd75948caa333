"""A list that becomes other rows says what changed, and says it once for neighbours."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.board.rest import Rest
from widgets.board.tiles import BoardTile
from widgets.lists.rows_model import RowsModel


@dataclass(frozen=True)
class Line:
    """A row with a value."""

    id: str
    value: int = 0


def _lines(*values: int) -> list[Line]:
    return [Line(f"r{at}", value) for at, value in enumerate(values)]


def _said(model: RowsModel[Line]) -> list[tuple[int, int]]:
    said: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: said.append((first.row(), last.row())))
    return said


def test_neighbours_that_changed_are_said_together(qapp):
    """A storm that changes every row is one word to the view, not one a row."""
    model = RowsModel(_lines(*range(100)))
    said = _said(model)

    model.set_rows(_lines(*range(1, 101)))

    assert said == [(0, 99)]


def test_rows_that_stayed_are_not_said(qapp):
    model = RowsModel(_lines(0, 0, 0, 0, 0, 0))
    said = _said(model)

    model.set_rows(_lines(0, 1, 1, 0, 1, 0))

    assert said == [(1, 2), (4, 4)]


rows = st.lists(
    st.builds(Line, st.sampled_from("abcdefgh"), st.integers(0, 2)), unique_by=lambda line: line.id
)


@given(before=rows, after=rows)
def test_it_becomes_what_it_is_given(before, after):
    """Whatever goes, comes, moves or changes: the rows are the new ones."""
    model = RowsModel(before)

    model.set_rows(after)

    assert list(model.rows) == after
    assert [model.row_of(line.id) for line in after] == list(range(len(after)))


def test_the_rest_of_a_board_goes_round_once():
    """Of a board's other tiles each is told once, from the first that is not shown."""
    rest = Rest([BoardTile(str(at), "", "", "") for at in range(6)], 4, 4)

    assert [tile.id for tile in rest] == ["4", "5", "0", "1"]
    assert rest[-1].id == "1"
    with pytest.raises(IndexError):
        rest[4]
