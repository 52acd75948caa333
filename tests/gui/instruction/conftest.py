from tests.gui.deploy.fixtures import theme
from tests.gui.pages.conftest import chinese

__all__ = ["chinese", "theme"]
