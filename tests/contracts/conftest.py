"""What contracts of the packages share."""

import os
from collections.abc import Iterator

import pytest


@pytest.fixture
def close_umask() -> Iterator[None]:
    """A builder whose new files nobody else may read, as hardened machines have it."""
    before = os.umask(0o077)
    yield
    os.umask(before)
