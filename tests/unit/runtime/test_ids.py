"""ULIDs: 26 characters, sortable by time, never twice from one source."""

from hypothesis import given
from hypothesis import strategies as st

from console.runtime.clock import ManualClock
from console.runtime.ids import ALPHABET, IdSource, encode, is_ulid


@given(st.integers(0, (1 << 128) - 1))
def test_writing_is_base_32_of_crockford(value: int) -> None:
    text = encode(value)
    assert is_ulid(text)
    read = 0
    for character in text:
        read = read * 32 + ALPHABET.index(character)
    assert read == value


def test_ids_of_one_moment_still_go_up() -> None:
    clock = ManualClock()
    source = IdSource(clock, chance=lambda n: b"\xff" * n)
    made = [source() for _ in range(50)]
    clock.jump(1)
    made.append(source())
    assert made == sorted(set(made))


def test_a_clock_set_back_does_not_take_ids_back() -> None:
    clock = ManualClock()
    source = IdSource(clock, chance=lambda n: b"\x01" * n)
    first = source()
    clock.step(-3600)
    assert source() > first
