"""Ids with their grades; the worst is known at once, however many there are."""

from collections import Counter
from collections.abc import Collection, Iterator

from console.domain.alert import Severity


class Graded:
    """A set of ids, each with a grade."""

    def __init__(self) -> None:
        self._grades: dict[str, Severity] = {}
        self._counts: Counter[Severity] = Counter()

    def put(self, id: str, grade: Severity) -> None:
        """Add an id, or change its grade."""
        self.drop(id)
        self._grades[id] = grade
        self._counts[grade] += 1

    def drop(self, id: str) -> None:
        """Take an id out; one that is not in it is no error."""
        grade = self._grades.pop(id, None)
        if grade is not None:
            self._counts[grade] -= 1

    def clear(self) -> None:
        """Take all out."""
        self._grades.clear()
        self._counts.clear()

    def grade(self, id: str) -> Severity | None:
        """Return the grade of an id, None when it is not in it."""
        return self._grades.get(id)

    def worst(self, among: Collection[Severity] = tuple(Severity)) -> Severity | None:
        """Return the worst grade, of those asked for."""
        return max((g for g, n in self._counts.items() if n and g in among), default=None)

    def __contains__(self, id: object) -> bool:
        return id in self._grades

    def __iter__(self) -> Iterator[tuple[str, Severity]]:
        return iter(self._grades.items())
