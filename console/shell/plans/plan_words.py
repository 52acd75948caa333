"""Plans and their mistakes in words: what is wrong, where, and what to do."""

from errno import EACCES, ENOSPC, EPERM, EROFS

from PySide6.QtCore import QCoreApplication

from console.settings.plans.current import Current
from console.settings.plans.folder import Kept
from console.settings.plans.own_files import LONGEST_NAME, UNFIT
from console.settings.plans.ownership import NotYours
from console.settings.plans.plan import Mode, Plan, Post
from console.settings.plans.plan_fault import PlanFault, Wrong


def _t(source: str) -> str:
    return QCoreApplication.translate("plans", source)


def plan_name(kept: Kept) -> str:
    """Return what people call a plan: shipped ones in the language on screen."""
    return kept_name(kept.plan) if kept.is_shipped else kept.plan.name


def kept_name(plan: Plan) -> str:
    """Return post and mode of a plan in words."""
    posts = {
        Post.COMMAND: _t("Command"),
        Post.PATROL: _t("Video patrol"),
        Post.SCENE: _t("Scenes"),
    }
    modes = {
        Mode.CALM: _t("calm"),
        Mode.FLOOD: _t("flood"),
        Mode.EVENT: _t("great event"),
        Mode.NIGHT: _t("night"),
    }
    return "·".join((posts[plan.post], modes[plan.mode]))


def standing_words(current: Current) -> str:
    """Say which plan the windows stand by."""
    if not current.of:
        return _t("no plan chosen yet")
    return _t("in use: {0}").format(called(current.of, current.plan))


def called(id: str, plan: Plan) -> str:
    """Return what people call the plan of an id."""
    return kept_name(plan) if id.startswith("shipped/") else plan.name


def why_not(error: Exception) -> str:
    """Say why a file was not saved or deleted."""
    if isinstance(error, NotYours):
        return _t("another person saved it under this name; choose another name")
    if not isinstance(error, OSError):
        unfit = " ".join(UNFIT)
        return _t("a name has {0} characters at most, and none of {1}").format(LONGEST_NAME, unfit)
    if error.errno is None:
        return _t("this window keeps nothing")
    if error.errno == ENOSPC:
        return _t("the disk is full")
    is_closed = error.errno in (EACCES, EPERM, EROFS)
    return _t("the folder cannot be written to") if is_closed else str(error.strerror)


def fault_words(fault: PlanFault) -> str:
    """Say what is wrong with a file, where, and what to do."""
    what = {
        Wrong.NOT_TOML: _t("cannot be read as a plan: {0}. Mend that line, or export it anew"),
        Wrong.NEWER: _t(
            "is of another version ({0}). Update this console, or save it with this one"
        ),
        Wrong.MISSING: _t("the entry “{0}” is missing. Add it, as in an exported plan"),
        Wrong.NOT_A: _t("must look like {0}. Correct the entry"),
        Wrong.UNKNOWN_VALUE: _t("unknown: {0}. Take one of those in brackets"),
        Wrong.NO_LAYOUT: _t("there is no layout. Add one [[layout]] at least"),
        Wrong.DESKS: _t("there must be exactly one window of kind “desk”. Correct the kinds"),
        Wrong.TWICE: _t("the page “{0}” stands twice. Leave it out in one place"),
        Wrong.SHARES: _t("there must be {0} whole numbers above 0. Correct the shares"),
        Wrong.FEW_PARTS: _t("a split needs two parts or more, here {0}. Put “tabs” instead"),
        Wrong.SAME_NAME: _t("two windows are called “{0}”. Rename one"),
        Wrong.TOO_LARGE: _t("is larger than any plan ({0}). Is it the right file?"),
        Wrong.UNREADABLE: _t("cannot be opened: {0}. Check the file and its rights"),
        Wrong.UNKNOWN_KEY: _t("“{0}” is no entry of such a plan. Correct or delete it"),
        Wrong.OUT_OF_RANGE: _t("is too small or too large: {0}"),
        Wrong.NO_POOL: _t("names no cameras. Write what the plan goes through, as 标签:下立交"),
        Wrong.SAME_CAMERA: _t("the camera “{0}” stands twice. Leave it out in one place"),
        Wrong.LAYOUT_FORM: _t(
            "is no layout: {0}. Write a name such as 16 or 1+7, or the tiles as 3x2: 0,0,2,2; …"
        ),
        Wrong.LAYOUT_OUTSIDE: _t("the tile {0} stands outside the grid. Correct its numbers"),
        Wrong.LAYOUT_OVERLAP: _t("the tile {0} lies on another. Correct its numbers"),
        Wrong.LAYOUT_GAP: _t("no tile covers the field {0}. Add one"),
        Wrong.LAYOUT_MANY: _t("has too many tiles or lines ({0}); 36 tiles and 12 lines at most"),
    }[fault.wrong].format(fault.detail)
    told = _t("{0}: {1}").format(fault.where, what) if fault.where else what
    if fault.wrong is Wrong.NOT_TOML:
        told = what
    return _t("line {0}, {1}").format(fault.line, told) if fault.line else told
