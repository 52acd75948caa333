"""Theme, shapes, icons, text and the small controls every page is made of."""
