"""Charts over plain values."""
