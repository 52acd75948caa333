from console.plugin_host.pages.order_words import order_words


def test_columns_of_the_row_stand_in_the_order_and_unknown_ones_stay() -> None:
    row = {"name": "映川路下穿", "depth": 28}
    words = order_words("{name}积水 {depth} 厘米，{team}到场", row)
    assert words == "映川路下穿积水 28 厘米，{team}到场"


def test_a_hostile_template_is_only_words() -> None:
    for template in ("{depth:>999999999}", "{name.__class__}", "{name!r}", "{", "{}"):
        assert order_words(template, {"name": "a", "depth": 1}) == template
