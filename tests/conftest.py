"""Where the fixtures of all tests come from. How to use them stands at the head of each file."""

from __future__ import annotations

import gc
import os
import sys
import tempfile

# Until everything is collected nothing becomes rubbish, and looking for it takes a tenth of the time.
gc.disable()

# What Python has compiled is kept, whatever whoever runs this has set: else each of a hundred processes that tests start
# would compile the service again, and each of pytest's all tests.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

import pytest  # noqa: E402 - after the lines above, or they would be for nothing
from hypothesis import settings  # noqa: E402 - likewise

# No example is too slow: how long one takes says how busy the machine is.
settings.register_profile(
    "untimed", parent=settings.get_profile(settings.get_current_profile_name()), deadline=None
)
settings.load_profile("untimed")

# Before anything of the service is imported: no test reads the settings of whoever runs it, or writes beside them.
for name in [
    name for name in os.environ if name.startswith(("COPROD_", "SMTP_", "MAIL_", "METRICS_", "PROMETHEUS_"))
]:
    del os.environ[name]
for name in (
    "DATABASE_URL",
    "PUBLIC_ADDRESS",
    "TRUSTED_PROXIES",
    "AUDIT_ANCHOR",
    "RELEASE_BATCH",
    "FLASK_DEBUG",
):
    os.environ.pop(name, None)
os.environ["COPROD_INSTANCE"] = os.path.join(tempfile.gettempdir(), "coprod-tests-touch-no-instance")
os.environ["SECRET_KEY"] = "a secret of the tests, the same each time: 0123456789"

pytest_plugins = [
    "tests.base.service",
    "tests.base.drawing",
    "tests.base.browser",
    "tests.base.world",
    "tests.base.together",
    "tests.house.opening",
]


def pytest_collection_finish() -> None:
    """What has been imported and collected stays to the end: nobody looks through it for rubbish again and again."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """At the end pytest and Python look for rubbish five times, lest a complaint from there be missed: once does."""
    gc.collect()
    gc.freeze()
