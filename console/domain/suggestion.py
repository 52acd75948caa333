"""Which entry of the dispatch dictionary words mean."""

from collections.abc import Iterable

from console.domain.reference import Matter


def matter_for(text: str, matters: Iterable[Matter]) -> Matter | None:
    """Return the entry whose words the text holds most of; longer words weigh more."""
    best: tuple[int, str] = (0, "")
    found: Matter | None = None
    for matter in matters:
        score = sum(len(word) for word in matter.words if word in text)
        if (score, matter.id) > best and score > 0:
            best, found = (score, matter.id), matter
    return found
