"""Builds of the site with one protection taken away. A soak that does not catch them shows nothing."""
