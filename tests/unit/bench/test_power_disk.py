"""The disk of the power cuts: what it may lose, and what it must not."""

from console.bench.power.disk import HOLLOW, LOST, Disk, Fate, Image
from console.bench.power.record import Record

ROOT, FILE = "/w", "/w/f"


def made(*records: Record) -> Disk:
    disk = Disk(ROOT)
    for each in (Record("C", 7, 0, FILE, b""), *records):
        disk.do(each)
    return disk


def wrote(data: bytes, offset: int = 0) -> Record:
    return Record("W", 7, offset, FILE, data)


SYNC, SYNC_FOLDER = Record("S", 7, 0, FILE, b""), Record("D", 1, 0, ROOT, b"")


def after_loss(disk: Disk) -> Image:
    return disk.image(dict.fromkeys(disk.on_its_way(), LOST))


def test_a_synced_file_in_a_folder_that_is_not_synced_may_vanish() -> None:
    disk = made(wrote(b"saved"), SYNC)
    assert disk.image({}) == {"f": b"saved"}
    assert after_loss(disk) == {}


def test_what_was_synced_with_its_name_stays_and_what_came_later_may_go() -> None:
    disk = made(wrote(b"saved"), SYNC, SYNC_FOLDER, wrote(b"LATER", 2))
    assert after_loss(disk) == {"f": b"saved"}
    assert disk.image({}) == {"f": b"saLATER"}


def test_a_write_is_torn_between_sectors_and_may_leave_only_its_length() -> None:
    disk = made(SYNC, SYNC_FOLDER, wrote(b"x" * 1000, 100))
    (edit,) = disk.on_its_way()
    tears = [each.kept for each in edit.tears()]
    assert tears == [(0, 412), (412, 1000), (0, 924), (924, 1000)]
    assert disk.image({edit: Fate(kept=(0, 412))}) == {"f": bytes(100) + b"x" * 412}
    assert disk.image({edit: HOLLOW}) == {"f": bytes(1100)}


def test_a_rename_that_is_not_synced_leaves_the_old_file_or_the_new_one_never_both() -> None:
    old = (wrote(b"old"), SYNC, SYNC_FOLDER)
    new = (Record("C", 8, 0, "/w/n", b""), Record("W", 8, 0, "/w/n", b"new"))
    disk = made(*old, *new, Record("S", 8, 0, "/w/n", b""), Record("R", 8, 0, "/w/n", b"/w/f"))
    made_new, renamed = disk.on_its_way()
    assert disk.image({}) == {"f": b"new"}
    assert disk.image({renamed: LOST}) == {"f": b"old", "n": b"new"}
    assert disk.image({made_new: LOST, renamed: LOST}) == {"f": b"old"}


def test_an_unlink_that_is_not_synced_may_come_back_with_all_it_held() -> None:
    disk = made(wrote(b"saved"), SYNC, SYNC_FOLDER, Record("U", 0, 0, FILE, b""))
    assert disk.image({}) == {}
    assert after_loss(disk) == {"f": b"saved"}


def test_writes_are_lost_each_for_itself_and_in_any_order() -> None:
    disk = made(SYNC, SYNC_FOLDER, wrote(b"one"), wrote(b"two", 3))
    first, second = disk.on_its_way()
    assert disk.image({first: LOST}) == {"f": bytes(3) + b"two"}
    assert disk.image({second: LOST}) == {"f": b"one"}
