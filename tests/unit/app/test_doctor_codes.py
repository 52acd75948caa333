"""The doctor's numbers: each fault has one, and the report fits one screen whatever is wrong."""

import re
import socket
from pathlib import Path

import pytest

from console.app import doctor, doctor_codes, doctor_session
from console.app.doctor_finding import Finding, Verdict

APP = Path(doctor.__file__).parent


def test_every_fault_has_a_number_of_its_own_and_something_to_do() -> None:
    told = "\n".join(path.read_text("utf-8") for path in APP.glob("doctor_*.py"))
    ids = set(re.findall(r'Finding\(\s*"([a-z_.]+)"', told))
    assert len(ids) > 20
    assert ids - set(doctor_codes.CODES) == set()
    numbers = [code.number for code in doctor_codes.CODES.values()]
    assert len(numbers) == len(set(numbers))
    for code in doctor_codes.CODES.values():
        assert code.number[:2] in doctor_codes.SUBJECTS and code.fix_zh and code.fix_en


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("verdict", list(Verdict))
def test_the_report_fits_one_screen(language: str, verdict: Verdict) -> None:
    """80 columns and 24 rows with the two lines of the conclusion, everything wrong at once."""
    found = [
        Finding(id, verdict, "很长的一句话" * 20, "a long one " * 20) for id in doctor_codes.CODES
    ]
    rows = doctor_codes.report(found, language)
    assert len(rows) + 2 <= doctor_codes.ROWS
    assert max(map(doctor_codes.width, rows)) <= doctor_codes.COLUMNS
    assert len(rows) >= len(doctor_codes.SUBJECTS)


def test_what_is_worst_of_a_subject_is_shown_with_its_number_and_fix() -> None:
    found = [
        Finding("store.disk", Verdict.OK, "空闲 80 GB", "80 GB free"),
        Finding("store.saved", Verdict.NOTE, "存盘 30 毫秒", "saved in 30 ms"),
    ]
    rows = doctor_codes.report(found, "zh_CN")
    assert rows[0].startswith("323 注意 磁盘") and "30 毫秒" in rows[0]
    assert rows[1].startswith("323 → 数据目录放本机固态盘")


def test_a_number_read_over_the_phone_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert doctor.main(["--code", "131"]) == 0
    assert "字体" in capsys.readouterr().out
    assert doctor.main(["--code", "999"]) == 1
    assert "没有这个代码" in capsys.readouterr().out


def test_a_port_that_is_shut_is_a_fault_with_its_number() -> None:
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]
        (well,) = doctor_session.ports(f"https://127.0.0.1:{port}")
    (shut,) = doctor_session.ports(f"https://127.0.0.1:{port}")
    assert (well.verdict, shut.verdict) == (Verdict.OK, Verdict.BAD)
    assert str(port) in shut.zh


def test_hanzi_need_an_input_method_that_runs(tmp_path: Path) -> None:
    desk = {"HOME": str(tmp_path), "XMODIFIERS": "@im=fcitx"}
    (silent,) = doctor_session.input_method(desk)
    (tmp_path / ".config/ibus/bus").mkdir(parents=True)
    (tmp_path / ".config/ibus/bus/machine-unix-0").touch()
    (well,) = doctor_session.input_method(desk)
    (unchosen,) = doctor_session.input_method({"HOME": str(tmp_path)})
    verdicts = [each.verdict for each in (silent, well, unchosen)]
    assert verdicts == [Verdict.NOTE, Verdict.OK, Verdict.NOTE]


def test_a_machine_that_trusts_nobody_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere")
    monkeypatch.setenv("SSL_CERT_DIR", "/nowhere")
    (nobody,) = doctor_session.authorities("")
    (own,) = doctor_session.authorities("/etc/hall-ca.pem")
    assert (nobody.verdict, own.verdict) == (Verdict.NOTE, Verdict.OK)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_manual_has_the_same_table(language: str) -> None:
    """`python -P packaging/write_code_pages.py` writes it."""
    root = APP.parents[1]
    told = (root / "docs/manual" / language / "doctor-codes.md").read_text("utf-8")
    for code in doctor_codes.CODES.values():
        fix = code.fix_zh if language == "zh" else code.fix_en
        assert re.search(rf"^\| {code.number} \|.*\| {re.escape(fix)} \|$", told, re.M)
