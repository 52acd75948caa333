"""No sentence is put together from translated pieces; what finds them sees what it should."""

from pathlib import Path

import pytest

from tests.support.joined_texts import joined_texts

ROOT = Path(__file__).resolve().parents[2]
HEAD = "def _t(s): return QCoreApplication.translate('w', s)\n"


def test_every_sentence_of_the_console_is_translated_whole():
    """H222: in another language the pieces stand in another order, and the sense is another."""
    assert joined_texts(ROOT, ("console", "widgets")) == []


@pytest.fixture
def found_in(tmp_path):
    """Return what is found in a function body."""

    def look(*lines: str) -> list[str]:
        (tmp_path / "console").mkdir()
        body = "".join(f"    {line}\n" for line in lines)
        (tmp_path / "console" / "page.py").write_text(f"{HEAD}def page(self, n):\n{body}", "utf-8")
        return joined_texts(tmp_path, ("console",))

    return look


@pytest.mark.parametrize(
    "lines",
    [
        ("return _t('Files') + f' ({n})'",),
        ("return f\"{_t('File')} {n}\"",),
        ("return _t('Nothing') + _t('; ') + n",),
        ("words = _t('List')", "words += _t(' (too old)')"),
        ("words = _t('List') if n else n", "return words + _t(', rest unknown')"),
        ("return self.tr('On') + n",),
        ("return _t('{0} s').format(n) + n",),
        ("return {1: _t('one')}[n] + ' and more'",),
        ("return f'{page(n)} {n}'", "return _t('a')"),
    ],
)
def test_a_sentence_of_pieces_is_named_with_its_place(found_in, lines):
    found = found_in(*lines)
    assert len(found) == 1 and found[0].startswith("console/page.py:")


@pytest.mark.parametrize(
    "lines",
    [
        ("return _t('To send {0}').format(n)",),
        ("return f\"{_t('here')}·{n}\"",),
        ("return ' · '.join([_t('one'), _t('two')])",),
        ("return _t(', ').join(n)",),
        ("return _t('why') + '\\n' + n",),
        ("return n + 'abc'", "return _t('x')"),
        ("return [_t('one')] + n",),
    ],
)
def test_facts_side_by_side_and_lists_are_no_sentence(found_in, lines):
    assert found_in(*lines) == []
