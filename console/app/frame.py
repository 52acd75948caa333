"""The main window with everything that is on every page: header, strip, palette, notices, sound."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject

from console.app.args import Options
from console.app.services import Models
from console.commands.identity import Identity
from console.commands.registry import CommandTable
from console.contract.operation import Answer
from console.models.alert_queue import AlertQueue
from console.models.forecast_clocks import forecast_clocks
from console.models.hall_clocks import HallClocks
from console.models.running_clock import answer_clocks
from console.runtime.clock import Clock
from console.screens.common.words import answer_words
from console.settings.hall_values import VOLUME
from console.settings.profile import load_answer_limit, load_clocks, load_shifts
from console.settings.response_profile import load_response_sorts
from console.settings.sound_profile import sound_rules
from console.settings.store import Settings
from console.shell.badges import AnswerBadge, CheckBadge, DutyBadge
from console.shell.header_presenter import HeaderPresenter, Sitting
from console.shell.keys import GlobalKeys
from console.shell.main_window import MainWindow
from console.shell.mode_words import mode_shown
from console.shell.notices import Notices
from console.shell.offline_line import OfflineLine
from console.shell.palette import Palette
from console.shell.rail_pages import DEPLOY, DUTY, LOG, rail_items
from console.shell.sound import AlarmSound
from console.shell.sound_player import ProcessPlayer
from console.shell.spoken import load_vocabulary
from console.shell.strip_presenter import StripPresenter
from widgets.common.theme import Theme
from widgets.frame.header_bar import HeaderBar


@dataclass(frozen=True, slots=True)
class Frame:
    """The main window and what lives on it."""

    window: MainWindow
    header: HeaderPresenter
    notices: Notices
    palette: Palette
    sound: AlarmSound
    player: ProcessPlayer
    dress: Callable[[HeaderBar, QObject], HeaderPresenter]
    """Fills the header of another window, which owns the filler."""
    clocks: HallClocks
    """What the strip shows and the board lists."""
    parts: tuple[QObject, ...]
    """Presenters that only have to be kept."""


def build_frame(
    theme: Theme,
    clock: Clock,
    models: Models,
    commands: CommandTable,
    identity: Callable[[], Identity],
    options: Options,
    posts: Callable[[], tuple[str, str]],
    is_locked: Callable[[], bool],
) -> Frame:
    """Build the frame; pages are added by the caller.

    `posts` returns the post of who sits here, and what the tip says of all posts.
    """
    window = MainWindow(theme, rail_items(), OfflineLine(theme, models.link))
    window.setWindowTitle(QCoreApplication.translate("shell", "Command Hall"))
    queue = models.queue
    player, sound = _sound(clock, queue, window, options.settings)
    sorts, shifts = load_response_sorts(), load_shifts()

    def dress(bar: HeaderBar, owner: QObject) -> HeaderPresenter:
        filled = HeaderPresenter(
            bar,
            clock,
            models.link,
            lambda: _sitting(identity(), options.is_demo, *posts()),
            models.forecasts,
            lambda: sound.health,
            lambda: mode_shown(models.hall.mode, sorts),
            mute_left=lambda: sound.mute_left,
            parent=owner,
            shifts=lambda: shifts,
            is_locked=is_locked,
        )
        sound.health_changed.connect(filled.refresh)
        models.hall.changed.connect(filled.refresh)
        return filled

    header = dress(window.header, window)
    notices = Notices(theme, clock, window)
    palette = Palette(theme, models.finder, commands, window)
    window.resized.connect(notices.place)
    keys = GlobalKeys(commands, window.show_numbered)
    window.key_handler = keys.handle
    window.eager_handler = keys.handle_eagerly
    strip = _clock_strip(clock, models, window)
    parts = (strip, *_badges(clock, models, window))
    return Frame(window, header, notices, palette, sound, player, dress, strip.clocks, parts)


def _sound(
    clock: Clock, queue: AlertQueue, window: MainWindow, settings: Settings
) -> tuple[ProcessPlayer, AlarmSound]:
    """Let what comes in be heard."""
    vocabulary, rules = load_vocabulary(), sound_rules(settings)
    player = ProcessPlayer(clock, vocabulary, rules.voice)
    player.volume = int(settings.value(VOLUME))
    sound = AlarmSound(
        player,
        clock,
        rules,
        queue.profile,
        vocabulary.cause_of,
        vocabulary.seconds,
        window,
    )
    player.health_changed.connect(sound.player_changed)
    queue.alerts_found.connect(sound.resume)
    queue.alerts_opened.connect(sound.alerts_opened)
    queue.alerts_changed.connect(lambda ids: sound.alerts_changed(ids, queue.alert))
    return player, sound


def _clock_strip(clock: Clock, models: Models, window: MainWindow) -> StripPresenter:
    """Fill the clock strip."""
    queue, within, calls = models.queue, load_answer_limit(), load_clocks().answer
    strip = StripPresenter(
        window.strip,
        clock,
        queue.profile,
        queue.alert,
        window,
        lambda: [
            *answer_clocks(models.orders, within),
            *forecast_clocks(models.forecasts, calls, clock.now()),
        ],
        lambda: queue.places.spared,
    )
    queue.alerts_changed.connect(strip.touch)
    queue.modelReset.connect(lambda: strip.reload(queue.alerts()))
    return strip


def _badges(clock: Clock, models: Models, window: MainWindow) -> tuple[QObject, ...]:
    """Fill the badges of the rail."""
    badge = DutyBadge(window.rail, DUTY, models.queue, window)
    within = load_answer_limit()
    answers = AnswerBadge(window.rail, DEPLOY, models.orders, models.queue, within, clock, window)
    checks = CheckBadge(window.rail, LOG, models.link, models.checks, models.queue, window)
    return badge, answers, checks


def tell_refusal(notices: Notices, answer: Answer) -> None:
    """Say that the hub refused an act, and why."""
    words = QCoreApplication.translate("shell", "Refused by the hub: {0}")
    notices.say_refused(words.format(answer_words(answer)))


def _sitting(who: Identity, is_demo: bool, held: str, posts: str) -> Sitting:
    roles = {
        "officer": QCoreApplication.translate("shell", "Duty officer"),
        "leader": QCoreApplication.translate("shell", "Shift leader"),
        "patrol": QCoreApplication.translate("shell", "Video patrol"),
        "bureau": QCoreApplication.translate("shell", "Bureau seat"),
        "opinion": QCoreApplication.translate("shell", "Online opinion"),
        "installer": QCoreApplication.translate("shell", "Installer"),
    }
    grant = who.grant
    return Sitting(
        grant.hall_name or grant.hall,
        who.seat_name,
        roles.get(grant.role, grant.role),
        who.name,
        is_demo,
        held,
        posts,
    )
