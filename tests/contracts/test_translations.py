"""Every text on screen has its Chinese, and the tools that see to it see what they should."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"


def update(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return run("update_translations.py", *arguments)


def run(script: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, PACKAGING / script, *arguments],
        capture_output=True,
        text=True,
        timeout=600,
    )


@pytest.fixture
def tree(tmp_path):
    """A small checkout; call it with code and pairs."""

    def make(code: str, pairs: str = "") -> Path:
        (tmp_path / "console").mkdir(exist_ok=True)
        (tmp_path / "resources" / "i18n" / "pairs").mkdir(parents=True, exist_ok=True)
        (tmp_path / "console" / "page.py").write_text(code, "utf-8")
        (tmp_path / "resources" / "i18n" / "pairs" / "page.toml").write_text(pairs, "utf-8")
        return tmp_path

    return make


def test_every_text_of_the_console_has_its_chinese():
    result = update("--check")
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("code", "context", "english"),
    [
        ("class Page:\n    def t(self): self.tr('Queue')", "Page", "Queue"),
        ("class Page:\n    def t(self): self.tr('A' if x else 'Queue')", "Page", "Queue"),
        ("QCoreApplication.translate('words', 'Que' 'ue')", "words", "Queue"),
        ("from qt import translate\ntranslate('words', 'Queue')", "words", "Queue"),
        ("title = text('commands', 'Queue')", "commands", "Queue"),
        ("def word(s): return translate('words', s)\nword('Queue')", "words", "Queue"),
    ],
)
def test_a_text_without_chinese_is_named_with_its_place(tree, code, context, english):
    result = update("--check", "--root", tree(code))
    assert result.returncode == 1
    assert f"[{context}] {english!r} has no Chinese" in result.stdout
    assert "console/page.py:" in result.stdout


@pytest.mark.parametrize("code", ["box.text('words', 'Queue')", "'abc'.translate(table)", "tr = 1"])
def test_what_only_looks_like_a_text_is_left_alone(tree, code):
    result = update("--check", "--root", tree(code))
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    "argument", ["f'{n} alerts'", "'%d alerts' % n", "'{} alerts'.format(n)", "'a' + b"]
)
def test_a_text_built_before_it_is_translated_is_refused(tree, argument):
    result = update("--check", "--root", tree(f"class P:\n    def t(self): self.tr({argument})"))
    assert result.returncode == 1
    assert "console/page.py:2: a text built before it is translated" in result.stdout


@pytest.mark.parametrize(
    ("pairs", "complaint"),
    [
        ('[P]\n"%n alerts" = "告警"', "different placeholders"),
        ('[P]\n"{0} min" = "{1} 分钟"', "different placeholders"),
        ('[P]\n"Queue" = ""', "has no text"),
        ('"Queue" = "告警队列"', "outside a [context]"),
    ],
)
def test_a_wrong_pair_is_named(tree, pairs, complaint):
    result = update("--check", "--root", tree("", pairs))
    assert result.returncode == 1
    assert complaint in result.stdout


def test_two_files_that_contradict_each_other_are_named(tree):
    root = tree("", '[P]\n"Queue" = "告警队列"')
    other = root / "resources" / "i18n" / "pairs" / "zz.toml"
    other.write_text('[P]\n"Queue" = "队列"', "utf-8")
    assert "zz.toml: [P] 'Queue' has two translations" in update("--root", root).stdout


def test_a_pair_that_was_changed_asks_for_the_file_to_be_written_again(tree):
    root = tree("", '[P]\n"Queue" = "队列"')
    assert update("--root", root).returncode == 0
    assert update("--check", "--root", root).returncode == 0
    tree("", '[P]\n"Queue" = "告警队列"')
    assert "not what the pairs say" in update("--check", "--root", root).stdout


def test_the_list_of_what_is_missing_can_be_filled_in(tree):
    code = "class P:\n    def t(self): self.tr('Say \"no\"')"
    table = update("--missing", "--root", tree(code)).stdout
    filled = table.replace('= ""', '= "说不"')
    assert update("--check", "--root", tree(code, filled)).returncode == 1  # not written yet
    assert update("--root", tree(code, filled)).returncode == 0
    assert update("--check", "--root", tree(code, filled)).returncode == 0


def test_what_is_written_is_what_qt_shows(tree, qapp):
    pairs = '[Page]\n"Ack & <own>" = "签收 & <认领>"\n"%n alert(s)" = "%n 条告警"'
    root = tree("", pairs)
    update("--root", root)
    folder = root / "resources" / "i18n"
    built = run("build_translations.py", folder)
    assert built.returncode == 0, built.stderr
    translator = QTranslator()
    assert translator.load(str(folder / "console_zh_CN.qm"))
    QCoreApplication.installTranslator(translator)
    try:
        assert QCoreApplication.translate("Page", "Ack & <own>") == "签收 & <认领>"
        assert QCoreApplication.translate("Page", "%n alert(s)", "", 3) == "3 条告警"
        assert QCoreApplication.translate("Page", "Unknown") == "Unknown"
    finally:
        QCoreApplication.removeTranslator(translator)
