"""Names of cameras beside each other: what tells them apart is what is shown."""

from console.screens.common.near_views import apart


def test_the_town_all_stand_in_is_left_out():
    assert apart(["望潮·望汐路下立交东口", "望潮·望汐路铁路桥洞"]) == [
        "望汐路下立交东口",
        "望汐路铁路桥洞",
    ]


def test_names_of_two_towns_and_a_name_alone_stay_whole():
    assert apart(["望潮·东口", "映川·东口"]) == ["望潮·东口", "映川·东口"]
    assert apart(["望潮·东口"]) == ["望潮·东口"]
    assert apart(["望潮·东口", "东口"]) == ["望潮·东口", "东口"]
    assert apart([]) == []
