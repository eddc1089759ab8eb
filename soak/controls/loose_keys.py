"""The control: the keys of waiting answers are written, and nobody sees to it that they are on the disk."""

from __future__ import annotations

import os
from typing import Any

from coprod import create_app
from coprod.core import secret


class Hasty:
    """The system, with a sync that does nothing."""

    def __getattr__(self, name: str) -> Any:
        return (lambda _handle: None) if name == "fsync" else getattr(os, name)


app = create_app()
vars(secret)["os"] = Hasty()
