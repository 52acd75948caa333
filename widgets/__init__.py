"""Qt widgets that know no business: they get plain values and Qt models."""
