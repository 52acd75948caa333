"""The first start: the doctor looks while the page waits; nobody is kept from going on."""

from argparse import Namespace
from collections.abc import Callable, Sequence
from concurrent.futures import Future

from PySide6.QtCore import QObject

from console.app.args import Options
from console.app.doctor import examine
from console.app.doctor_finding import Finding
from console.models.futures import when_done
from console.runtime.workers import run_aside
from console.shell.first_start_page import FirstStartPage, Look
from console.shell.link_words import is_chinese
from widgets.common.theme import Theme


class FirstStart(QObject):
    """Fills the page of a first start.

    Args:
        theme: the look.
        options: how the console was started.
        then: goes on to the log-in.
        look: what to look at; the doctor's own when not given.
    """

    def __init__(
        self,
        theme: Theme,
        options: Options,
        then: Callable[[], None],
        look: Callable[[], Sequence[Finding]] | None = None,
    ) -> None:
        self.page = FirstStartPage(theme)
        super().__init__(self.page)
        self._options = options
        self._examine = look or self._doctor
        self.page.done.connect(then)
        self.page.again.connect(self.look)
        self.look()

    def look(self) -> None:
        """Look at everything; the page says so meanwhile."""
        self.page.wait()
        found: Future[Sequence[Finding]] = run_aside("doctor", self._examine)
        when_done(found, self, self._show)

    def _doctor(self) -> Sequence[Finding]:
        given = Namespace(
            data=self._options.data, hub=self._options.hub, ca=self._options.ca, no_video=True
        )
        return list(examine(given))

    def _show(self, found: Sequence[Finding]) -> None:
        chinese = is_chinese()
        self.page.show_looks(
            [
                Look(
                    str(each.verdict),
                    each.zh if chinese else each.en,
                    each.to_do_zh if chinese else each.to_do_en,
                )
                for each in found
            ]
        )
