"""Loading the sounds of hanzi leaves the other threads their turn: tiles are painted meanwhile."""

import subprocess
import sys

SCRIPT = """
from offline_cache import pinyin
pinyin.prepare()
import sys
print("pypinyin.phrases_dict" in sys.modules, pinyin.readings("长"), pinyin.readings("绿"))
"""


def test_phrases_are_not_loaded_and_single_hanzi_keep_all_their_readings() -> None:
    told = subprocess.run([sys.executable, "-P", "-c", SCRIPT], capture_output=True, check=True)
    assert told.stdout.decode().strip() == "False ('zhang', 'chang') ('lv', 'lu')"
