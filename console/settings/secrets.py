"""The operating system's keyring behind a small door.

A keyring that is no keyring (no backend, or one that writes plain text) counts as absent: then the
store's key goes to its own key file, and a grant stays in memory. A keyring may hang on a dialogue
of the desktop, so it is asked on a worker, never on the main thread.
"""

import base64
import binascii
import logging
from collections.abc import Callable
from typing import Protocol

import keyring
import keyring.backend
import keyring.backends.chainer
import keyring.errors

SERVICE = "command-hall"

STORE_KEY = "store-key"

_PLAIN_MODULES = ("keyrings.alt", "keyring.backends.null", "keyring.backends.fail")

_REFUSALS = (keyring.errors.KeyringError, OSError, RuntimeError)

_log = logging.getLogger(__name__)


class NoKeyring(Exception):  # noqa: N818
    """There is no keyring, or it does not work now; what it holds is not known."""


class Backend(Protocol):
    """What is used of a keyring; the `keyring` package's backends fit."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return what is kept, None when nothing is."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a text."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Forget a text."""
        ...


class Secrets:
    """Secrets of one seat on this machine.

    Args:
        seat: keeps the secrets of several seats of one account apart.
        backend: a keyring to use, None when there is none.
    """

    def __init__(self, seat: str, backend: Backend | None) -> None:
        self._seat = seat
        self._backend = backend

    @property
    def is_there(self) -> bool:
        """Whether there is a keyring that deserves the name."""
        return self._backend is not None

    def read(self, name: str) -> str | None:
        """Return the text that is kept, None when there is none.

        Raises:
            NoKeyring: there is no keyring, or it is locked or broken: nothing is known.
        """
        if self._backend is None:
            raise NoKeyring("there is no keyring")
        try:
            return self._backend.get_password(SERVICE, self._user(name))
        except _REFUSALS as error:
            raise NoKeyring(type(error).__name__) from error

    def write(self, name: str, text: str) -> None:
        """Keep a text, and read it back.

        Raises:
            NoKeyring: it is not kept.
        """
        if self._backend is None:
            raise NoKeyring("there is no keyring")
        try:
            self._backend.set_password(SERVICE, self._user(name), text)
        except _REFUSALS as error:
            raise NoKeyring(type(error).__name__) from error
        if self.read(name) != text:
            raise NoKeyring("the keyring did not keep what it was given")

    def calls(self, name: str) -> tuple[Callable[[], str | None], Callable[[str], None]]:
        """Return `read` and `write` of one secret, as `offline_cache.keys.Keyring` takes them."""
        return (lambda: self.read(name)), (lambda text: self.write(name, text))

    def get(self, name: str) -> bytes | None:
        """Return a secret; None when it is not kept, or the keyring is locked or broken."""
        try:
            text = self.read(name)
            return None if text is None else base64.b64decode(text, validate=True)
        except (NoKeyring, binascii.Error) as error:
            _log.info("the keyring did not give %s: %s", name, error)
            return None

    def put(self, name: str, secret: bytes) -> bool:
        """Keep a secret; return whether it is kept."""
        try:
            self.write(name, base64.b64encode(secret).decode())
        except NoKeyring as error:
            _log.info("the keyring did not take %s: %s", name, error)
            return False
        return True

    def forget(self, name: str) -> None:
        """Forget a secret; one that is not kept is no error."""
        if self._backend is None:
            return
        try:
            self._backend.delete_password(SERVICE, self._user(name))
        except _REFUSALS as error:
            _log.info("the keyring did not forget %s: %s", name, type(error).__name__)

    def _user(self, name: str) -> str:
        return f"{self._seat}/{name}"


def system_backend() -> Backend | None:
    """Return this machine's keyring; None when there is none, or it writes plain text."""
    try:
        found = keyring.get_keyring()
    except Exception as error:  # a desktop's keyring may fail in any way at start
        _log.warning("no keyring: %s", type(error).__name__)
        return None
    return found if is_safe(found) else None


def is_safe(backend: object) -> bool:
    """Whether a backend keeps secrets as secrets; of a chain, every link must."""
    if isinstance(backend, keyring.backends.chainer.ChainerBackend):
        links = list(backend.backends)
        return bool(links) and all(is_safe(link) for link in links)
    return not type(backend).__module__.startswith(_PLAIN_MODULES)
