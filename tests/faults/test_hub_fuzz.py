"""Nothing anybody sends makes the hub fail: every answer to rubbish is below 500."""

import string
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import httpx
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.contract.problem import MEDIA_TYPE, Problem
from console.hub.api.calls import CALLS
from console.hub.api.receipt_calls import HTML
from tests.support.hub import TOKEN, Hub, running_hub

scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12)
    | st.sampled_from(["red", "active", "normal", "9999-12-31T23:59:59.999999-23:59", "alert/x"])
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)
NAMES = (
    *("id", "key", "occurred_at", "condition", "text", "place", "confidence", "attributes"),
    *("exercise", "title", "severity", "operations", "seat", "op", "kind", "v", "lane", "targets"),
    *("after", "expects", "args", "grant", "actor", "act_time", "device", "offset", "account"),
    *("password", "feed", "alive", "profile", "records", "settled", "rev", "home", "body"),
    *("answer", "operation", "size", "sha256", "media_type", "name", "epoch"),
)
objects = st.dictionaries(st.sampled_from(NAMES), values, max_size=8)
alerts = st.fixed_dictionaries(
    {"title": scalars, "severity": st.sampled_from(["red", "blue", "x"])},
    optional=dict.fromkeys(NAMES[:9], values),
)
json_bodies = (values | objects | alerts | st.lists(objects | alerts, max_size=4)).map(
    lambda value: msgspec.json.encode(_within(value))
)
xml_bodies = st.text(alphabet="<>/&;!?=\"' abc红\x00", max_size=60).map(
    lambda text: f"<alert>{text}</alert>".encode()
)
bodies = st.binary(max_size=200) | json_bodies | xml_bodies
paths = st.text(alphabet=string.printable, max_size=20).map(lambda text: quote(text, safe=""))
queries = st.dictionaries(
    st.sampled_from(["after", "scope", "wait", "at", "limit", "open", "severity", "all"]),
    st.text(max_size=15) | st.sampled_from(["open", "1e309", "nan", "-1", "a:1", "alert,x"]),
    max_size=3,
)
headers = st.fixed_dictionaries(
    {},
    optional={
        "Content-Encoding": st.sampled_from(["gzip", "br", "identity", ""]),
        "If-None-Match": st.sampled_from(["*", '"x"', "\xe9"]),
        "Last-Event-ID": st.sampled_from(["x", ":1", "a:b:9"]),
        "Accept": st.sampled_from(["application/json", "text/html"]),
    },
)


def _within(value: Any) -> Any:
    """Keep integers in the range JSON writers agree on; the rest is as drawn."""
    if isinstance(value, dict):
        return {name: _within(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_within(inner) for inner in value]
    return float(value) if isinstance(value, int) and abs(value) >= 2**63 else value


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    with running_hub(tmp_path_factory.mktemp("fuzz") / "data") as running:
        yield running
        assert "Traceback" not in running.complaints()


@pytest.fixture(scope="module")
def clients(hub: Hub) -> Iterator[dict[str, httpx.Client]]:
    made = {"grant": hub.client(hub.login()), "source": hub.client(TOKEN), "": hub.client()}
    yield made
    for client in made.values():
        client.close()


@settings(
    max_examples=130,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(
    call=st.sampled_from(CALLS),
    body=bodies,
    path=paths,
    query=queries,
    header=headers,
)
def test_no_input_is_an_error_of_the_hub(
    clients: dict[str, httpx.Client],
    call: Any,
    body: bytes,
    path: str,
    query: dict[str, str],
    header: dict[str, str],
) -> None:
    address = call.path.replace("{id}", path or "x").replace("{kind}", path or "alert")
    address = address.replace("{secret}", path or "x")
    if call.name in ("changes", "looks", "looked"):
        query = {**query, "wait": "0"}
        header = {**header, "Accept": "application/json"}
    encoded = {name: value.encode("latin-1") for name, value in header.items()}
    content = body if call.method == "POST" else None
    answer = clients[call.bearer].request(
        call.method, f"/{address.lstrip('/')}", content=content, params=query, headers=encoded
    )
    assert answer.status_code < 500, answer.text
    if answer.status_code >= 400 and answer.headers["content-type"].startswith(HTML):
        assert HTML in call.gives_types, "only a page for a phone is refused by a page"
    elif answer.status_code >= 400:
        assert answer.headers["content-type"] == MEDIA_TYPE
        assert msgspec.json.decode(answer.content, type=Problem).zh


def test_operations_that_almost_fit_are_answered_one_by_one(hub: Hub) -> None:
    grant = hub.login()

    @settings(max_examples=30, deadline=None, database=None, derandomize=True)
    @given(st.lists(objects, max_size=5))
    def sent(operations: list[dict[str, Any]]) -> None:
        body = msgspec.json.encode({"seat": "seat-1", "operations": _within(operations)})
        answer = client.post("/v1/operations", content=body)
        assert answer.status_code == 200
        assert len(answer.json()["answers"]) == len(operations)

    with hub.client(grant) as client:
        sent()
