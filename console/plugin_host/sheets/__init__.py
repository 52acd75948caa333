"""Pages without programmers: workbooks and text tables, read again whenever somebody saves them."""
