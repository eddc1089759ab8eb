"""What the web server loads."""

import gc

# What is imported stays to the end: looking through it for rubbish meanwhile takes a quarter of the time to start.
gc.disable()

from coprod import create_app  # noqa: E402 - after the line above, or it would be for nothing

app = create_app()

gc.freeze()
gc.enable()
