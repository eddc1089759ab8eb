"""Backup and restore: one sealed file with everything, and the way back from it to a working site.

``taking.py`` makes the file, ``restoring.py`` makes a site of it; the files beside them have one idea each. Why it
is as it is: docs/decisions/0009. How somebody does it: docs/restoring.md.
"""
