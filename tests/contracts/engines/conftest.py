"""One simulator for all contract tests of the engines."""

import pytest

from tests.support.cameras import running_cameras


@pytest.fixture(scope="package")
def cameras(tmp_path_factory):
    with running_cameras(tmp_path_factory.mktemp("clips"), "h265", "small") as cameras:
        yield cameras
