"""A line of the hub stands on screen in one language, with its file and line."""

from console.app.hub_words import said_by_hub


def test_a_line_of_the_hub_is_one_sentence_in_each_language():
    line = "plans/a.toml:41: [go] 没有这类力量 直升机 · there are no units of sort 直升机"
    said = said_by_hub(line)
    assert said.said(False) == "plans/a.toml:41: 没有这类力量 直升机"
    assert said.said(True) == "plans/a.toml:41: there are no units of sort 直升机"
    assert said_by_hub("还有 3 处").said(True) == "还有 3 处"
