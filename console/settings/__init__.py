"""Settings, declared once: type, default, help, level; and the keeper of secrets."""
