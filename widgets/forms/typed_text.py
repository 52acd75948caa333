"""What a Chinese keyboard wrote where plain signs are meant: １２ is 12, Ａ is A.

Full-width forms are Unicode's block FF01 to FF5E, each 0xFEE0 above its ASCII sign.
"""

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_KEYS = {
    "、": "/",
    "，": ",",
    "。": ".",
    "；": ";",
    "‘": "'",
    "’": "'",
    "【": "[",
    "】": "]",
    "·": "`",
}
"""The sign a key writes in the Chinese mode of an input method, and what stands on its cap."""


def plain(text: str) -> str:
    """Return a text with full-width forms as plain ones; everything else stays, length too."""
    return text.translate(_WIDE)


def key_sign(sign: str) -> str:
    """Return what stands on the cap of the key that wrote a sign (、 is the key /)."""
    return _KEYS.get(sign) or plain(sign)


def sound_of_preedit(preedit: str) -> str:
    """Return what is being composed without the blanks and marks an input method puts in."""
    return "".join(sign for sign in plain(preedit) if sign not in " '’‘")
