"""What must be on the disk before somebody is told that it is."""

from __future__ import annotations

import os
from pathlib import Path


def settle(folder: Path) -> None:
    """The names in a folder are on the disk before this returns: a file that was synced can still lose its name."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
