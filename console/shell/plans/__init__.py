"""Screen plans (屏幕方案) on screen: panes, windows on monitors, switching, the editor."""
