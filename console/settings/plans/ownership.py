"""A file saved at a seat is whoever saved it: nobody else writes over it or deletes it there."""


class NotYours(ValueError):  # noqa: N818 - a word of the page
    """A file is another person's, though it may be of the name one has thought of.

    Attributes:
        author: whose it is.
    """

    def __init__(self, author: str) -> None:
        super().__init__(f"saved by {author}")
        self.author = author


def check_own(author: str, person: str) -> None:
    """Let a person change a file of theirs, or one that is nobody's.

    Raises:
        NotYours: it is another person's.
    """
    if author not in ("", person):
        raise NotYours(author)
