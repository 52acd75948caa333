"""What more than one page needs: words, pictures and the small map. Pages import no other page."""
