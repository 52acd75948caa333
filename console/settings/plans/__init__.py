"""Screen plans (屏幕方案) as data: which pages stand on which monitor; no Qt here."""
