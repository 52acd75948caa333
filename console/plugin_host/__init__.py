"""The host of bureau plugins: finds and reads them, guards their guests, draws their pages."""
