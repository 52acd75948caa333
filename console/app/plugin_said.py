"""What `command-hall plugin …` says, in Chinese and English, and how its words are declared."""

import argparse
import sys
from collections.abc import Callable

from console.plugin_host.trial.proof import Proof

Does = Callable[[argparse.Namespace], int]
"""Carries a word out; returns the status of the program."""
Word = Callable[[str, Does, str], argparse.ArgumentParser]
"""Declares a word: its name, what carries it out, what it is for; its arguments are added then."""


def say(zh: str, en: str) -> None:
    """Write one line."""
    sys.stdout.write(f"{zh} / {en}\n")


def tell_proof(proof: Proof) -> None:
    """Write what contract tests have shown."""
    for seen in proof.seen:
        is_good = (
            "未通过 failed" if seen.faults else "未做 not done" if seen.left_out else "通过 ok"
        )
        say(f"{is_good}\t{seen.words.zh}", seen.words.en)
        for each in (*seen.faults, *seen.facts, *([seen.left_out] if seen.left_out else [])):
            say(f"  {each.zh}", each.en or each.zh)
    say(proof.said.zh, proof.said.en)
