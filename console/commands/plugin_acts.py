"""Plugins let into the hall and taken out of it; each is a line of the duty log."""

from collections.abc import Mapping
from concurrent.futures import Future
from typing import Any

from console.commands.executor import Executor, Intention, LogLine, Result
from console.domain.plugin import Plugin

_CATEGORY = "专题"


class PluginActs:
    """What shift leaders decide about plugins.

    Args:
        executor: saves and sends.
    """

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def approve(
        self, id: str, uuid: str, name: str, bureau: str, terms: Mapping[str, Any], persons: int
    ) -> "Future[Result]":
        """Let a plugin in under its terms.

        Args:
            id: of the plugin.
            uuid: of the plugin.
            name: of the plugin, in Chinese.
            bureau: whose it is.
            terms: version, digest, permissions, records, alerts (see `domain.plugin.Terms`).
            persons: how many have to say yes.
        """
        args = {"plugin_id": id, "uuid": uuid, "name": name, "bureau": bureau, "terms": terms}
        words = f"插件准入：{name} {terms['version']}（{bureau}）"
        return self._do("approve", id, {**args, "persons": persons}, words)

    def withdraw(self, id: str, name: str, reason: str) -> "Future[Result]":
        """Take a plugin out."""
        args = {"plugin_id": id, "reason": reason}
        return self._do("withdraw", id, args, f"插件停用：{name}；原因：{reason}")

    def _do(self, does: str, id: str, args: dict[str, Any], words: str) -> "Future[Result]":
        key = f"{Plugin.KIND}/{id}"
        log = LogLine(_CATEGORY, words, (key,))
        return self._executor.perform(Intention(f"plugin.{does}", key, [key], args, log=log))
