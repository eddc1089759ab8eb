"""What the web server loads."""

from coprod import create_app

app = create_app()
