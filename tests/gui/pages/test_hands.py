"""What the checks of hands look for is found where it is (H336)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from console.shell.strobe import Strobe
from tests.gui.pages import hands
from tests.gui.pages.deploy_states import turn
from widgets.common.key_button import KeyButton
from widgets.common.theme import Grade, Look


class _Capless(KeyButton):
    def _runs(self):
        return super()._runs()[:1]


def test_each_fault_is_found(qtbot, dressed) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    theme = dressed(Look("dark"))
    button = _Capless(theme, "确认", "Space", parent=window)
    button.resize(200, 40)
    strobe = Strobe(theme, window)
    strobe.begin(Grade.RED, "红 1 未签收")
    window.setWindowModality(Qt.WindowModality.ApplicationModal)
    window.show()
    turn()
    assert "Space" in next(hands.capless(window))
    assert list(hands.keyless(window)) == []
    bare = KeyButton(theme, "全部", parent=window)
    bare.show()
    assert list(hands.keyless(window)) == ["no key on 全部"]
    assert "确认" in next(hands.misnamed(window))
    assert next(hands.modal(window)) == "modal: QWidget"
    assert "changes the picture" in next(hands.moving(window))
    strobe.set_still(True)
    assert list(hands.moving(window)) == []
