"""Rules about people's own doors."""

from __future__ import annotations

from typing import Any

from flask import current_app

from coprod.core.rules import Viewer, rule


@rule("the demo world is on")
def the_demo_world_is_on(viewer: Viewer, thing: Any) -> bool:
    return bool(current_app.config["DEMO"])
