"""What a person types, and what is found."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from offline_cache.cache import Cache
from offline_cache.lanes import InlineLane
from offline_cache.problems import Interrupted
from offline_cache.values import Change
from tests.unit.offline_cache.store_samples import ALERTS, CAMERAS, KEY, alert, fold


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    opened = Cache.open(tmp_path / "cache.db", KEY, [ALERTS, CAMERAS], fold, list, InlineLane())
    opened.apply(
        [
            alert(1, "lift", title="电梯困人", text="望汐路12号2号楼，困人；梯内有老人"),
            alert(2, "water", title="路面积水", text="江浦路（近长澜路）ＡＢ座 TCK025"),
            alert(3, "wind", title="台风预警", text="全区台风Ⅲ级响应 𠮷田, Ärger"),
            alert(4, "lift2", title="电梯困人", text="望汐路123号"),
        ],
        "e:4",
    )
    cameras = ["望汐路江浦路口东侧", "长澜路地下车库3号口"]
    opened.apply(
        [
            Change(5 + n, "camera", f"c{n}", f"e.{5 + n}", "h", {"name": name})
            for n, name in enumerate(cameras)
        ],
        "e:6",
        scope="reference",
    )
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("梯", "lift2 lift"),
        ("台风", "wind"),
        ("电梯困人", "lift2 lift"),
        ("梯困", "lift2 lift"),
        ("电困", ""),
        ("困梯", ""),
        ("电梯 老人", "lift"),
        ("望汐路12号", "lift"),
        ("望汐路12", "lift2 lift"),
        ("2号楼", "lift"),
        ("tck025", "water"),
        ("TCK 0", "water"),
        ("ab", "water"),
        ("ＡＢ座", "water"),
        ("𠮷", "wind"),
        ("𠮷田", "wind"),
        ("ärg", "wind"),
        ("dtkr", "lift2 lift"),
        ("dianti", "lift2 lift"),
        ("diantikunr", "lift2 lift"),
        ("kunren", "lift2 lift"),
        ("jishui", "water"),
        ("tfyj", "wind"),
        ("dtkr 老人", "lift"),
        ("dtkx", ""),
        ("龘", ""),
        ("，。！", ""),
        ("", ""),
        ('" OR *', ""),
        ("NEAR(电", ""),
    ],
)
def test_alerts_are_found_by_what_is_typed(cache: Cache, typed: str, found: str) -> None:
    assert [hit.id for hit in cache.search(typed, ["alert"])] == found.split()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("wangxi", "c0"),
        ("wxl", "c0"),
        ("xilu", "c0"),
        ("wangxilujiangpulukoudongce", "c0"),
        ("wangxilujiangpuluxxx", ""),
        ("changlan", "c1"),
        ("zhanglan", "c1"),
        ("clldxck3hk", "c1"),
        ("cheku3", "c1"),
        ("lu", "c1 c0"),
    ],
)
def test_names_are_found_by_sound(cache: Cache, typed: str, found: str) -> None:
    assert [hit.id for hit in cache.search(typed, ["camera"])] == found.split()


def test_a_name_is_found_by_sound_behind_many_that_are_gone(cache: Cache) -> None:
    def cameras(name: str, first: int) -> list[Change]:
        return [
            Change(first + n, "camera", f"g{n}", f"e.{first + n}", "h", {"name": name.format(n)})
            for n in range(30)
        ]

    cache.index_text()  # the name looked for gets the lowest number, as it came first
    cache.apply(cameras("望汐路{}号", 100), "e:130", scope="reference")
    cache.index_text()
    cache.apply(cameras("砚云里{}号", 200), "e:230", scope="reference")
    cache.index_text()
    assert [hit.id for hit in cache.search("wangxi", ["camera"], limit=2)] == ["c0"]


def test_all_kinds_newest_first_within_the_limit(cache: Cache) -> None:
    assert [(h.kind, h.id) for h in cache.search("望汐路", limit=2)] == [
        ("camera", "c0"),
        ("alert", "lift2"),
    ]
    assert len(cache.search("路")) == 5


def test_a_changed_text_is_found_by_the_new_words_only(cache: Cache) -> None:
    cache.apply([alert(9, "lift", title="误报")], "e:9")
    assert [hit.id for hit in cache.search("电梯")] == ["lift2"]
    assert [hit.id for hit in cache.search("wubao")] == ["lift"]
    assert [hit.id for hit in cache.search("老人")] == []


def test_merging_the_index_changes_no_answer(cache: Cache) -> None:
    for n in range(10, 60):
        cache.apply([alert(n, f"x{n % 7}", title="井盖移位", text=f"第{n}次")], f"e:{n}")
    before = [hit.id for hit in cache.search("井盖")]
    for _ in range(50):
        cache.tidy(500)
    assert [hit.id for hit in cache.search("井盖")] == before
    assert len(before) == 7 and cache.search("第10次") == []


def test_a_newer_keystroke_ends_the_search_before_it(tmp_path: Path) -> None:
    cache = Cache.open(tmp_path / "cache.db", KEY, [ALERTS], fold, list, InlineLane())
    for start in range(1, 6001, 2000):
        cache.apply(
            [alert(n, f"a{n}", text=f"{n}") for n in range(start, start + 2000)], f"e:{start}"
        )
    outcome: list[str] = []
    begun = threading.Event()

    def slow_search() -> None:
        begun.set()
        try:
            for _ in range(2000):
                cache.search("d k 电梯 困人 1 2 3", limit=5000)
            outcome.append("finished")
        except Interrupted:
            outcome.append("interrupted")

    thread = threading.Thread(target=slow_search)
    thread.start()
    begun.wait()
    while thread.is_alive():
        try:
            assert len(cache.search("电梯", limit=5)) == 5
        except Interrupted:  # the slow one typed again after us
            outcome.append("we")
    thread.join()
    assert "interrupted" in outcome
    cache.close()
