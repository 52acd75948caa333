"""What a search box asks for, while an input method composes as well."""

from console.models.sounds import sound_of
from widgets.forms.search_box import SearchBox


def searched(box: SearchBox) -> str:
    """Return the words to look for; of what is being composed only the sound is known."""
    return sound_of(box.text) if box.is_composing else box.text
