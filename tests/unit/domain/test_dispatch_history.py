"""Who takes such an order, from past ones: votes of alike orders, counts, returns, corrections."""

from dataclasses import replace

from console.bench.matters import ask, body_of
from console.bench.past_orders import Cases
from console.demo.district import dictionary
from console.demo.district.plan import data
from console.domain.dispatch_history import DispatchHistory
from console.domain.past_order import LONGEST_READ, GivenBack, PastOrder, past_order

TREE = "竹影路12号小区内大树倒了"


def history(*orders: PastOrder) -> DispatchHistory:
    made = DispatchHistory()
    for past in orders:
        made.learn(past)
    return made


def trees(number: int, unit: str, first: int = 0, **told: object) -> list[PastOrder]:
    return [
        replace(PastOrder(f"o{n}", f"{n}号小区内大树倒了", unit, "tree", "云杉街道"), **told)
        for n in range(first, first + number)
    ]


def test_the_unit_that_took_such_orders_is_named_with_how_many_and_how_sure() -> None:
    told = history(*trees(9, "区房管局"), *trees(1, "区绿化市容局", 9)).advise(TREE, "云杉街道")
    first = told.choices[0]
    assert (first.unit, first.took, first.of) == ("区房管局", 9, 10)
    assert 0.5 < first.confidence < 0.9, "ten orders are some evidence, not all of it"
    assert len(told.similar) == 10 and told.learnt == 10


def test_one_order_is_hardly_evidence_and_none_is_none() -> None:
    assert history(*trees(1, "区房管局")).advise(TREE).choices[0].confidence < 0.5
    assert history().advise(TREE).choices == ()
    assert history(*trees(5, "区房管局")).advise("电梯困人").choices == ()
    assert history(*trees(5, "区房管局")).advise("").similar == ()


def test_who_gives_such_orders_back_is_warned_of_with_the_reason() -> None:
    """Row 49 and idea 6: the return-risk warning before sending."""
    back = (GivenBack("区绿化市容局", "属物业管理"),)
    told = history(*trees(4, "区房管局", returns=back)).advise(TREE, "云杉街道")
    risk = told.risk_of("区绿化市容局")
    assert risk is not None and (risk.gave_back, risk.why) == (4, "属物业管理")
    assert told.choices[0].unit == "区房管局" and told.risk_of("区房管局") is None


def test_a_return_that_was_refused_speaks_against_nobody() -> None:
    refused = (GivenBack("区房管局", "不归我管", is_refused=True),)
    told = history(*trees(4, "区房管局", returns=refused)).advise(TREE)
    assert told.choices[0].unit == "区房管局" and told.risk_of("区房管局") is None


def test_it_learns_from_a_dispatch_that_was_corrected() -> None:
    """An order that is told anew teaches what it is now, not what it was."""
    made = history(*trees(6, "区绿化市容局"))
    assert made.advise(TREE, matter="tree").choices[0].unit == "区绿化市容局"
    back = (GivenBack("区绿化市容局", "属物业管理"),)
    for past in trees(6, "区房管局", returns=back):
        made.learn(past)
    told = made.advise(TREE, matter="tree")
    assert told.choices[0].unit == "区房管局" and made.size == 6
    assert told.risk_of("区绿化市容局") is not None
    made.forget("o0")
    assert made.size == 5 and all(past.id != "o0" for past in made.advise(TREE).similar)


def test_counts_of_the_entry_help_where_nobody_used_such_words_and_the_town_counts_more() -> None:
    made = history(*trees(20, "区绿化市容局"), *trees(30, "芦汀镇城运分中心", 20, town="芦汀镇"))
    assert made.advise("枝桠压线", "芦汀镇", "tree").choices[0].unit == "芦汀镇城运分中心"
    assert made.advise("枝桠压线", "云杉街道", "tree").choices[0].unit == "区绿化市容局"
    assert made.advise("枝桠压线", "云杉街道").choices == ()


def test_an_order_does_not_speak_for_itself() -> None:
    assert history(*trees(1, "区房管局")).advise(TREE, own="o0").similar == ()


def test_an_order_teaches_once_a_unit_has_taken_it() -> None:
    body = {"title": TREE, "unit_name": "区房管局", "place": {"town": "云杉街道"}}
    sent, signed = (past_order("o", {**body, "state": s}) for s in ("dispatched", "signed"))
    assert sent is not None and sent.unit == "", "sent may be sent wrongly"
    assert signed is not None and (signed.unit, signed.town) == ("区房管局", "云杉街道")
    asked = {"unit": "区水务局", "reason": "不在辖区", "decided_at": "2026-07-25", "is_granted": 0}
    told = past_order("o", {**body, "returns": [asked, "?"], "state": "signed"})
    assert told is not None and told.returns == (GivenBack("区水务局", "不在辖区", True),)


def test_whatever_shape_a_body_has_reading_it_stops_nothing() -> None:
    odd = {"title": TREE * 9_000, "place": [], "returns": {}, "matter": 3, "state": ["signed"]}
    told = past_order("o", {**odd, "state": "signed", "unit_name": None})
    assert told is not None and len(told.title) == LONGEST_READ and told.unit == ""
    assert past_order("o", {"title": 7}) is None and past_order("o", {}) is None


def test_on_a_held_out_seed_it_is_righter_than_the_dictionary_alone() -> None:
    """The short form of `bench matters`: slips, returns and words nobody used before."""
    matters = list(dictionary.matters(data("dictionary")))

    made = history(*(case.past for case in Cases(matters, 6).make(4_000)))
    told = ask(made, matters, Cases(matters, 7, has_new_words=True), 200)
    assert told["top_1"] > told["dictionary_top_1"] + 0.2
    assert told["top_3"] >= told["top_1"] >= 0.6


def test_what_the_bench_puts_into_the_cache_is_what_was_made() -> None:
    matters = list(dictionary.matters(data("dictionary")))
    for case in Cases(matters, 6).make(50):
        read = past_order(case.past.id, body_of(case.past, 1))
        assert read is not None
        assert (read.title, read.unit, read.returns) == (
            case.past.title[:LONGEST_READ],
            case.past.unit,
            case.past.returns,
        )
