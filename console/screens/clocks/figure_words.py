"""What the figures of orders are called, and how each is counted."""

from PySide6.QtCore import QCoreApplication

from console.domain.order_figures import FigureKind, Lack, OrderFigure

NOT_KNOWN = "—"


def _t(source: str) -> str:
    return QCoreApplication.translate("clocks", source)


def figure_name(kind: FigureKind) -> str:
    """Return what a figure is called."""
    return {
        FigureKind.SIGN: _t("Signed in time"),
        FigureKind.CONTACT: _t("Caller contacted in time"),
        FigureKind.CLOSE: _t("Closed in time"),
        FigureKind.SOLVED: _t("Really solved"),
        FigureKind.SATISFIED: _t("Callers satisfied"),
        FigureKind.RETURNED: _t("Given back"),
        FigureKind.REWORKED: _t("Worked on again"),
        FigureKind.REPEATED: _t("Told again"),
        FigureKind.SAMPLED: _t("Samples passed"),
        FigureKind.STATION: _t("Joint stations closed"),
        FigureKind.LOWEST: _t("Closed at the lowest tier"),
        FigureKind.LOAD: _t("Orders a dispatcher and hour"),
    }[kind]


def how_counted(kind: FigureKind) -> str:
    """Return how a figure is counted, as one sentence."""
    return {
        FigureKind.SIGN: _t(
            "signed before the limit of each dispatch; those whose limit still runs are not counted"
        ),
        FigureKind.CONTACT: _t("hotline orders whose caller was contacted in time"),
        FigureKind.CLOSE: _t(
            "closed before its limit, without the time it was parked and with granted delays"
        ),
        FigureKind.SOLVED: _t(
            "found really solved by review or a call, of those that were asked about"
        ),
        FigureKind.SATISFIED: _t("satisfied, of callers who said so either way"),
        FigureKind.RETURNED: _t("a unit asked to give it back, of those sent to a unit"),
        FigureKind.REWORKED: _t("done again at least once, of those answered"),
        FigureKind.REPEATED: _t(
            "joined to another, or the same matter at the same place within 30 days"
        ),
        FigureKind.SAMPLED: _t("sampled and passed, of those sampled"),
        FigureKind.STATION: _t("closed, of those handed down to a joint station"),
        FigureKind.LOWEST: _t("closed by town, station or village, of those closed"),
        FigureKind.LOAD: _t("dispatches by the dispatchers of the period and its hours"),
    }[kind]


def lack_words(lack: Lack) -> str:
    """Return why a figure is not known."""
    return {
        Lack.NOTHING: "",
        Lack.NO_ORDERS: _t("no order of the period says anything to it"),
        Lack.NO_SAMPLES: _t("no record says which closed orders were sampled"),
    }[lack]


def value_words(figure: OrderFigure) -> str:
    """Return a figure as it is read; what is not known is a dash."""
    if figure.value is None:
        return NOT_KNOWN
    is_load = figure.kind is FigureKind.LOAD
    return f"{figure.value:.2f}" if is_load else f"{figure.value:.1%}"
