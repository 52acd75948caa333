from collections.abc import Iterator

import pytest

from console.bench.nemesis.evening import Workshop


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """Prepared files of a hub and three seats, for evenings on virtual time."""
    yield Workshop.make(tmp_path_factory.mktemp("workshop"))
