"""From a folder of playbook files to the playbooks: all of them, or every mistake with its line."""

from collections.abc import Mapping
from pathlib import Path

from console.domain.playbook import Playbook
from console.hub.playbooks import meaning
from console.hub.playbooks.file import BadPlaybooks, FileFault, PlaybookFile, read_file
from console.hub.playbooks.inheriting import line_of, playbook_of
from console.hub.playbooks.meaning import Known
from console.hub.playbooks.shape import MOST_FILES
from console.hub.rules.fault import Said
from console.hub.rules.reading import MOST_BYTES


def raw_files(folder: Path) -> dict[str, bytes]:
    """Return the playbook files of a folder, by name; of each not more than a file has.

    Raises:
        OSError: the folder or a file cannot be read.
        BadPlaybooks: there are too many, or none.
    """
    names = sorted(folder.iterdir()) if folder.is_dir() else [folder]
    files = [each for each in names if each.suffix == ".toml"]
    if not files or len(files) > MOST_FILES:
        zh, en = f"有 {len(files)} 个预案文件，应有 1 至 {MOST_FILES} 个", f"{len(files)} files"
        raise BadPlaybooks([FileFault(folder.name, Said(0, "", zh, en))])
    found = {}
    for file in files:
        with file.open("rb") as opened:
            found[file.name] = opened.read(MOST_BYTES + 1)
    return found


def read_playbooks(files: Mapping[str, bytes], known: Known | None = None) -> list[Playbook]:
    """Read files that belong together.

    Args:
        files: bytes by name.
        known: what the hall has; None: what they refer to is not looked at.

    Raises:
        BadPlaybooks: something in one of them is wrong; nothing of any is to be used.
    """
    faults, read = list[FileFault](), list[PlaybookFile]()
    for name, raw in files.items():
        try:
            read.append(read_file(name, raw))
        except BadPlaybooks as bad:
            faults.extend(bad.faults)
    if len(read) == len(files):
        faults.extend(dict.fromkeys(meaning.faults(read, known)))
    if faults:
        raise BadPlaybooks(faults)
    by_id = {file.id: file for file in read}
    chains = (line_of(file, by_id) for file in read)
    return [playbook_of(chain) for chain in chains if chain is not None]
