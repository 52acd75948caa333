"""A real hub with TLS and every certificate a hall may meet; only a good one is talked to."""

import asyncio
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from console.app import doctor_codes, doctor_hub
from console.app.doctor_finding import Finding, Verdict
from console.app.entry import NotLetIn, enter
from console.app.headless.args import parse
from console.app.headless.lines import read_lines
from console.app.headless.program import Program
from console.app.headless.teller import Teller
from console.app.kept_grants import KeptGrants
from console.app.login import trust
from console.bench.real.certificates import Certificate
from console.bench.real.proxy import Proxy
from console.contract.grant import LoginAnswer, LoginRequest, sign
from console.runtime.clock import SystemClock, to_text
from console.settings.setting_file import write_value
from console.settings.store import Paths
from console.shell.login_page import failure_words
from console.sync.api_client import HubClient
from console.sync.certificate import shown_at
from console.sync.trouble import HubTrouble
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane
from tests.support.certificates import HERE, Signer, shown, signer
from tests.support.hub import PASSWORD, Hub, running_hub
from tests.unit.commands.seat_desk import HUB_KEY, STORE_KEY, grant

CLOCK = SystemClock()


@dataclass
class Hall:
    """Authorities, and a hub that shows what it is told to."""

    folder: Path
    root: Signer
    between: Signer
    proxy: Proxy
    url: str

    @property
    def ca(self) -> str:
        return str(self.folder / "hall.pem")

    def show(self, *chain: Signer) -> Signer:
        self.proxy.show(shown(self.folder, *chain))
        return chain[0]

    def leaf(self, by: Signer | None = None, **told) -> Signer:
        return signer("hub", by or self.root, **{"hosts": (HERE,), **told})

    def code(self, ca: str = "", url: str = "") -> str:
        """Ask for health; return `ok` or the code of what went wrong."""
        return asyncio.run(self._ask(ca or self.ca, url or self.url))

    def code_by_system(self) -> str:
        return asyncio.run(self._ask("", self.url))

    async def _ask(self, ca: str, url: str) -> str:
        client = HubClient(url, None, CLOCK, trust(ca))
        try:
            await client.health()
            return "ok"
        except HubTrouble as trouble:
            return trouble.code
        finally:
            await client.close()

    def doctor(self) -> dict[str, Finding]:
        found = doctor_hub.look(self.url, self.ca, CLOCK, timedelta(days=30))
        return {each.id: each for each in found}


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    folder = tmp_path_factory.mktemp("tls")
    own = shown(folder, signer("hub", hosts=(HERE,)))
    words = ["--tls-cert", str(own.certificate), "--tls-key", str(own.key)]
    with running_hub(folder / "hub", arguments=words) as running:
        yield running


@pytest.fixture
def hall(hub: Hub, tmp_path: Path) -> Iterator[Hall]:
    root = signer("云汀区城运中心根", is_authority=True)
    between = signer("云汀区城运中心签发", root, is_authority=True)
    (tmp_path / "hall.pem").write_bytes(root.pem)
    first: Certificate = shown(tmp_path, signer("hub", root, hosts=(HERE,)))
    with Proxy((HERE, hub.port), first) as proxy:
        yield Hall(tmp_path, root, between, proxy, proxy.url(proxy.open()))


def test_a_hub_is_reached_by_its_address_and_through_a_whole_chain(hall: Hall) -> None:
    assert hall.code() == "ok"
    hall.show(hall.leaf(hall.between), hall.between)
    assert hall.code() == "ok"
    found = hall.doctor()
    assert found["hub"].verdict is found["hub.certificate"].verdict is Verdict.OK


def test_each_bad_certificate_is_refused_with_its_own_words(hall: Hall) -> None:
    other = signer("别处", is_authority=True)
    bad = {
        "unknown authority": (hall.leaf(other),),
        "its authority sent along": (hall.leaf(other), other),
        "chain incomplete": (hall.leaf(hall.between),),
        "over": (hall.leaf(days=(-9, -1)),),
        "not yet": (hall.leaf(days=(2, 9)),),
        "another address": (hall.leaf(hosts=("10.9.9.9",)),),
        "a name for an address": (hall.leaf(hosts=("hub.yunting.example",)),),
        "by itself": (signer("hub", hosts=(HERE,)),),
    }
    said = {}
    for what, chain in bad.items():
        hall.show(*chain)
        said[what] = hall.code()
    assert said == {
        "unknown authority": "tls_stranger",
        "its authority sent along": "tls_stranger",
        "chain incomplete": "tls_stranger",
        "over": "tls_expired",
        "not yet": "tls_early",
        "another address": "tls_other_host",
        "a name for an address": "tls_other_host",
        "by itself": "tls_self_signed",
    }


def test_the_hub_shows_the_certificate_it_was_given(hall: Hall, hub: Hub) -> None:
    """Without the proxy between: what signs itself is refused until it is the hall's authority."""
    assert hall.code(url=hub.url) == "tls_self_signed"
    found = shown_at(hub.url)
    assert found is not None and found.hosts == (HERE,)


def test_who_stands_between_is_never_taken_for_a_hub_that_changed_its_certificate(
    hall: Hall,
) -> None:
    """A seat that keeps the last certificate asks with every check; words alone need none."""
    ours = shown_at(hall.url, trusted=trust(hall.ca))
    assert ours is not None and "云汀" in ours.issuer
    hall.show(hall.leaf(signer("别处", is_authority=True)))
    assert shown_at(hall.url, trusted=trust(hall.ca)) is None
    named = shown_at(hall.url)
    assert named is not None and "别处" in named.issuer


def test_another_name_than_the_one_asked_for(hall: Hall) -> None:
    hall.show(hall.leaf(hosts=("hub.yunting.example",)))
    assert hall.code(url=hall.url.replace(HERE, "localhost")) == "tls_other_host"


def test_the_doctor_says_which_certificate_it_was(hall: Hall) -> None:
    leaf = hall.show(hall.leaf(signer("别处", is_authority=True), hosts=("10.9.9.9",)))
    (finding,) = hall.doctor().values()
    seen = shown_at(hall.url)
    assert seen is not None and finding.verdict is Verdict.BAD
    for words in (finding.zh, finding.en):
        assert "CN=hub" in words and "CN=别处" in words, "subject and issuer"
        assert "10.9.9.9" in words and HERE in words, "for whom, and who was asked"
        ends = leaf.certificate.not_valid_after_utc
        assert f"{ends.year}-" in words and seen.fingerprint[:16] in words


def test_h802_a_certificate_is_read_over_the_phone_by_its_own_number(
    hall: Hall, free_port: int
) -> None:
    """Who hears 421 looks at cable and firewall; a certificate is mended at the hub."""
    bad = {
        "nobody's": hall.leaf(signer("别处", is_authority=True)),
        "over": hall.leaf(days=(-9, -1)),
        "another address": hall.leaf(hosts=("10.9.9.9",)),
        "by itself": signer("hub", hosts=(HERE,)),
    }
    for what, leaf in bad.items():
        hall.show(leaf)
        rows = doctor_codes.report(list(hall.doctor().values()), "zh_CN")
        assert rows[0].startswith("441 异常 证书"), (what, rows)
        assert rows[-1] == "441 → 请中心换发证书；本厅 CA 用 hub.ca 写明", what
    nowhere = f"https://{HERE}:{free_port}"
    found = doctor_hub.look(nowhere, hall.ca, CLOCK, timedelta(days=30))
    rows = doctor_codes.report(list(found), "zh_CN")
    assert rows[0].startswith("421 异常 中心"), rows


def test_h802_a_file_of_the_authority_that_cannot_be_read_has_its_number(hall: Hall) -> None:
    found = doctor_hub.look(hall.url, f"{hall.ca}.gone", CLOCK, timedelta(days=30))
    rows = doctor_codes.report(list(found), "zh_CN")
    assert rows[0].startswith("443 异常 证书"), rows
    assert rows[-1].startswith("443 → ") and "hub.ca" in rows[-1]


def test_the_end_is_named_thirty_days_ahead_and_not_earlier(hall: Hall) -> None:
    hall.show(hall.leaf(days=(-9, 29.5)))
    soon = hall.doctor()["hub.certificate"]
    assert soon.verdict is Verdict.NOTE and "还有 29 天到期" in soon.zh and soon.to_do_zh
    hall.show(hall.leaf(days=(-9, 31)))
    assert hall.doctor()["hub.certificate"].verdict is Verdict.OK


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[KeptGrants]:
    journal = Journal.open(tmp_path / "journal.db", STORE_KEY, InlineLane())
    yield KeptGrants(journal, CLOCK)
    journal.close()


ASKS = LoginRequest(account="linlan", password=PASSWORD, seat="seat-1", seat_name="一席")


def test_a_fresh_seat_is_told_of_the_certificate_and_offered_no_way_around(
    hall: Hall, kept: KeptGrants
) -> None:
    hall.show(hall.leaf(signer("别处", is_authority=True)))
    with pytest.raises(NotLetIn) as refused:
        enter(hall.url, ASKS, CLOCK, hall.ca, kept)
    assert refused.value.code == "certificate"
    detail = refused.value.detail
    words = failure_words("certificate", detail.zh)
    assert "CN=别处" in words and HERE in words and "指纹" in words
    english = failure_words("certificate", detail.en).replace("别处", "")
    assert "fingerprint" in english and not re.search(r"[\u3000-\uffef]", english)


@pytest.mark.parametrize("ca", ["", "gone.pem"])
def test_a_seat_once_let_in_goes_on_without_the_hub(
    hall: Hall, kept: KeptGrants, ca: str, logged_errors
) -> None:
    """A bad certificate, or an authority whose file is gone, leads to 断网值守."""
    now = datetime.now(UTC)
    given = grant(person="linlan", id="linlan", offline_until=to_text(now.replace(year=2099)))
    answer = LoginAnswer(grant=sign(given, HUB_KEY), public_key="", now=to_text(now))
    kept.keep("linlan", PASSWORD, hall.url, answer)
    if not ca:
        hall.show(signer("hub", hosts=(HERE,)))
    entry = enter(hall.url, ASKS, CLOCK, str(hall.folder / ca) if ca else hall.ca, kept)
    assert entry.identity.person == "linlan" and entry.hub == hall.url


def test_an_authority_that_is_gone_trusts_nobody(hall: Hall, logged_errors) -> None:
    assert hall.code(ca=str(hall.folder / "gone.pem")) == "tls_stranger"


def test_without_a_file_the_store_of_the_system_is_asked(hall: Hall, monkeypatch) -> None:
    """OpenSSL reads the system's store where SSL_CERT_FILE says; nothing else is trusted."""
    assert hall.code_by_system() == "tls_stranger"
    monkeypatch.setenv("SSL_CERT_FILE", hall.ca)
    assert hall.code_by_system() == "ok"


def test_a_seat_without_a_screen_trusts_what_the_settings_say(
    hall: Hall, tmp_path: Path, monkeypatch
) -> None:
    """As a console does; the hall's policy holds over the command line."""
    paths = Paths(*(tmp_path / name for name in ("policy", "machine", "seat", "people")))
    monkeypatch.setattr(Paths, "of", lambda _: paths)
    words = ["--data", str(tmp_path / "seat"), "--key", "passphrase"]
    assert parse(words).ca == "", "nothing said: the system's store"
    write_value(paths.machine, "hub.address", hall.url)
    write_value(paths.machine, "hub.ca", "/of/the/machine.pem")
    assert parse(words).ca == "/of/the/machine.pem"
    words += ["--ca", "/of/this/run.pem"]
    assert parse(words).ca == "/of/this/run.pem"
    paths.policy.write_text(f'locked = ["hub.ca"]\nhub.ca = "{hall.ca}"\n')
    out = io.StringIO()
    teller = Teller(out)
    program = Program(parse(words), CLOCK, teller)
    login = {"login": {**msgspec.to_builtins(ASKS), "passphrase": "p"}}
    program.serve(read_lines(io.BytesIO(json.dumps(login).encode() + b"\n")))
    program.close()
    teller.close()
    (told,) = [line for line in map(json.loads, out.getvalue().splitlines()) if "news" not in line]
    assert told.get("ready") and told["person"] == "linlan", told
