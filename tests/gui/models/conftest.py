from tests.gui.deploy.fixtures import stage, theme

__all__ = ["stage", "theme"]
