"""``make bench``: what an answer costs, beside a floor that does as little as anything could.

Two servers with the same settings (gunicorn, 2 workers × 4 threads) are driven in turn by the same people: this site,
and *the floor* (``bench/floor.py``), a bare Flask application that answers the same requests with the same bytes after
the same number of SELECTs and keeps one row. Machines differ and are noisy; what is worth keeping is the ratio of the
two within one run.
"""
