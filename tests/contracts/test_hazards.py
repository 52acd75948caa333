"""Every hazard has a test that is there and can fail, or is named here as a debt."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
TABLE = TESTS.parent / "docs" / "hazards.md"

DEBTS = {"H70"}
"""Rows that say themselves that nothing stands behind them yet."""

_ASSERTS = re.compile(r"assert|until|wait|raises|check")


def rows() -> Iterator[tuple[str, str]]:
    """Number and last column of each row."""
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("| H"):
            cells = re.split(r" \| ", line.strip().removeprefix("| ").removesuffix(" |"))
            assert len(cells) == 4, line
            yield cells[0], cells[3]


def named_tests(cell: str) -> Iterator[tuple[str, str]]:
    """File and function of each test a row names; `…` stands for the file before."""
    file = ""
    for named in re.findall(r"`([^`]+)`", cell):
        told, _, test = named.partition("::")
        file = file if told == "…" else told
        if file.endswith(".py"):
            yield file, test.partition("[")[0]
        file = file if file.endswith(".py") else ""


@cache
def functions(file: str) -> dict[str, ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse((TESTS / file).read_text("utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name: node for node in ast.walk(tree) if isinstance(node, kinds)}


def can_fail(file: str, test: str) -> bool:
    """Whether it asserts: itself, by a helper beside it, or by one whose name says so."""
    nodes = list(ast.walk(functions(file)[test]))
    called = {ast.unparse(node.func) for node in nodes if isinstance(node, ast.Call)}
    return (
        any(isinstance(node, ast.Assert) for node in nodes)
        or any(_ASSERTS.search(name) for name in called)
        or any(can_fail(file, name) for name in called & functions(file).keys() - {test})
    )


def faults(cell: str) -> Iterator[str]:
    """What is wrong with the tests a row names."""
    found = list(named_tests(cell))
    if not found:
        yield "names no test"
    for file, test in found:
        if not (TESTS / file).exists():
            yield f"there is no {file}"
        elif test and test not in functions(file):
            yield f"there is no {test} in {file}"
        elif test and not can_fail(file, test):
            yield f"{test} in {file} asserts nothing"
        elif not any(name.startswith("test_") for name in functions(file)):
            yield f"{file} has no test"


def test_each_hazard_names_tests_that_are_there_and_can_fail() -> None:
    """H710: a control whose test was renamed away is a promise nobody keeps."""
    wrong = {number: list(faults(cell)) for number, cell in rows()}
    assert {number: told for number, told in wrong.items() if told and number not in DEBTS} == {}
    assert [number for number in DEBTS if not wrong[number]] == [], "a debt that is paid"


def test_no_number_is_used_twice() -> None:
    numbers = [number for number, _ in rows()]
    assert [number for number in set(numbers) if numbers.count(number) > 1] == []


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("none", "names no test"),
        ("`./hall bench alerts`", "names no test"),
        ("`contracts/test_gone.py::test_x`", "there is no contracts/test_gone.py"),
        ("`contracts/test_hall.py`, `…::test_x`", "there is no test_x in contracts/test_hall.py"),
    ],
)
def test_what_is_missing_is_seen(cell: str, told: str) -> None:
    assert list(faults(cell)) == [told]
