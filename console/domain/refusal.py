"""What a rule says when an act may not take effect."""


class Refused(Exception):  # noqa: N818 (the field says it so)
    """The operation may not take effect.

    Args:
        code: a reason code; `console.contract.reasons` has its words in zh and en.
        detail: what exactly, or who was there before, for the person and the log.
        legal: steps that may be taken instead; `console.contract.reasons` has their words.
    """

    def __init__(self, code: str, detail: str = "", legal: tuple[str, ...] = ()) -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail
        self.legal = legal
