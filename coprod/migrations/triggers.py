"""What the database itself refuses, whoever asks: laid and lifted by the steps of the migrations, for both databases.

Steps that were taken long ago call these functions, so what they do must never change: write new ones beside them.
A step that changes a table in SQLite copies it, and the copy has no triggers: lift them before, lay them after.
"""

from __future__ import annotations

from alembic import op

DEEDS = {"UPDATE": "never changes", "DELETE": "is never taken away"}


def lay_function() -> None:
    """PostgreSQL says no through a function; SQLite needs none."""
    if not _is_sqlite():
        op.execute(
            "CREATE FUNCTION coprod_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )


def lift_function() -> None:
    """The way back from ``lay_function``."""
    if not _is_sqlite():
        op.execute("DROP FUNCTION coprod_refuse()")


def lay_never_changed(table: str) -> None:
    """A row of this table never changes; it can be taken away."""
    _lay(table, "UPDATE")


def lift_never_changed(table: str) -> None:
    """The way back from ``lay_never_changed``."""
    _lift(table, "UPDATE")


def lay_append_only(table: str, key: str = "id") -> None:
    """A row of this table never changes and is never taken away, nor replaced by another with its key."""
    _lay(table, "UPDATE")
    _lay(table, "DELETE")
    if _is_sqlite():
        # INSERT OR REPLACE takes the old row away without asking the trigger above.
        there = f"EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})"  # noqa: S608 - names from our own steps
        _lay_in_sqlite(table, "replace", "INSERT", there)
    else:
        _lay_in_postgresql(table, "truncate", "TRUNCATE", for_each="STATEMENT")


def lift_append_only(table: str) -> None:
    """The way back from ``lay_append_only``."""
    for deed in ("UPDATE", "DELETE", "replace" if _is_sqlite() else "truncate"):
        _lift(table, deed)


def lay_set_once(table: str, column: str) -> None:
    """What stands in this column, once anything does, never changes."""
    if _is_sqlite():
        differs = f"OLD.{column} IS NOT NULL AND NEW.{column} IS NOT OLD.{column}"
        _lay_in_sqlite(table, column, f"UPDATE OF {column}", differs)
    else:
        differs = f"OLD.{column} IS NOT NULL AND NEW.{column} IS DISTINCT FROM OLD.{column}"
        _lay_in_postgresql(table, column, f"UPDATE OF {column}", when=differs)


def lift_set_once(table: str, column: str) -> None:
    """The way back from ``lay_set_once``."""
    _lift(table, column)


def lay_fixed_once(table: str, column: str) -> None:
    """A row of this table never changes and is never taken away once anything stands in this column."""
    for deed in DEEDS:
        if _is_sqlite():
            _lay_in_sqlite(table, deed, deed, f"OLD.{column} IS NOT NULL")
        else:
            _lay_in_postgresql(table, deed, deed, f"OLD.{column} IS NOT NULL")


def lift_fixed_once(table: str) -> None:
    """The way back from ``lay_fixed_once``."""
    for deed in DEEDS:
        _lift(table, deed)


def lay_fixed_under(table: str, key: str, parent: str, column: str, which: str) -> None:
    """The rows of a table that ``which`` describes stay as they are once anything stands in a column of the row
    that they belong to.
    """
    is_set = f"EXISTS (SELECT 1 FROM {parent} WHERE id = OLD.{key} AND {column} IS NOT NULL)"  # noqa: S608
    for deed in DEEDS:
        if _is_sqlite():
            _lay_in_sqlite(table, deed, deed, f"{which} AND {is_set}")
            continue
        # A condition of PostgreSQL asks no other table, so its function does.
        goes_on = "NEW" if deed == "UPDATE" else "OLD"
        op.execute(
            f"CREATE FUNCTION {_name(table, deed)}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {which} AND {is_set} THEN RAISE EXCEPTION '{_reason(table, deed)}' "
            f"USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {goes_on}; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {_name(table, deed)} BEFORE {deed} ON {table} FOR EACH ROW "
            f"EXECUTE FUNCTION {_name(table, deed)}()"
        )


def lift_fixed_under(table: str) -> None:
    """The way back from ``lay_fixed_under``."""
    for deed in DEEDS:
        _lift(table, deed)
        if not _is_sqlite():
            op.execute(f"DROP FUNCTION {_name(table, deed)}()")


def lay_guard(table: str, name: str, deed: str, condition: str) -> None:
    """Refuse a deed (INSERT, UPDATE, DELETE) on a row of this table while something is true, of whatever table."""
    if _is_sqlite():
        _lay_in_sqlite(table, name, deed, condition)
        return
    # A condition of PostgreSQL asks no other table, so its function does.
    goes_on = "OLD" if deed == "DELETE" else "NEW"
    op.execute(
        f"CREATE FUNCTION {_name(table, name)}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {condition} THEN RAISE EXCEPTION '{_reason(table, name)}' "
        f"USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {goes_on}; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {_name(table, name)} BEFORE {deed} ON {table} FOR EACH ROW "
        f"EXECUTE FUNCTION {_name(table, name)}()"
    )


def lift_guard(table: str, name: str) -> None:
    """The way back from ``lay_guard``."""
    _lift(table, name)
    if not _is_sqlite():
        op.execute(f"DROP FUNCTION {_name(table, name)}()")


def _is_sqlite() -> bool:
    return op.get_context().dialect.name == "sqlite"


def _name(table: str, deed: str) -> str:
    return f"{table}_refuses_{deed.lower()}"


def _lay(table: str, deed: str) -> None:
    if _is_sqlite():
        _lay_in_sqlite(table, deed, deed)
    else:
        _lay_in_postgresql(table, deed, deed)


def _lift(table: str, deed: str) -> None:
    op.execute(f"DROP TRIGGER {_name(table, deed)}" + ("" if _is_sqlite() else f" ON {table}"))


def _lay_in_sqlite(table: str, deed: str, event: str, when: str = "") -> None:
    condition = f"WHEN {when} " if when else ""
    op.execute(
        f"CREATE TRIGGER {_name(table, deed)} BEFORE {event} ON {table} FOR EACH ROW {condition}"
        f"BEGIN SELECT RAISE(ABORT, '{_reason(table, deed)}'); END"
    )


def _lay_in_postgresql(table: str, deed: str, event: str, when: str = "", for_each: str = "ROW") -> None:
    condition = f"WHEN ({when}) " if when else ""
    op.execute(
        f"CREATE TRIGGER {_name(table, deed)} BEFORE {event} ON {table} FOR EACH {for_each} {condition}"
        f"EXECUTE FUNCTION coprod_refuse('{_reason(table, deed)}')"
    )


def _reason(table: str, deed: str) -> str:
    return f"A row of {table} {DEEDS.get(deed, 'stays as it is')}."


def lay_mark() -> None:
    """The one mark of everything that people read, and what makes a new one (coprod/core/kept.py)."""
    if _is_sqlite():
        op.execute("INSERT INTO content_mark (id, mark) VALUES (1, hex(randomblob(16)))")
        return
    op.execute("INSERT INTO content_mark (id, mark) VALUES (1, gen_random_uuid()::text)")
    op.execute(
        "CREATE FUNCTION coprod_new_mark() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "INSERT INTO content_mark (id, mark, by_transaction) "
        "VALUES (1, gen_random_uuid()::text, pg_current_xact_id()::text) "
        "ON CONFLICT (id) DO UPDATE SET mark = EXCLUDED.mark, by_transaction = EXCLUDED.by_transaction "
        "WHERE content_mark.by_transaction IS DISTINCT FROM EXCLUDED.by_transaction; RETURN NULL; END $$"
    )


def lift_mark() -> None:
    """The way back from ``lay_mark``."""
    if not _is_sqlite():
        op.execute("DROP FUNCTION coprod_new_mark()")


def lay_marked(table: str) -> None:
    """Whatever changes in this table makes a new mark.

    PostgreSQL does it when the transaction ends: whoever reads the mark sees what it stands for, and the one row that
    all of them change is the last that a transaction locks.
    """
    if not _is_sqlite():
        op.execute(
            f"CREATE CONSTRAINT TRIGGER {table}_makes_a_new_mark AFTER INSERT OR UPDATE OR DELETE ON {table} "
            "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION coprod_new_mark()"
        )
        return
    for deed in ("insert", "update", "delete"):
        op.execute(
            f"CREATE TRIGGER {table}_{deed}_makes_a_new_mark AFTER {deed.upper()} ON {table} FOR EACH ROW "  # noqa: S608
            "BEGIN INSERT OR REPLACE INTO content_mark (id, mark) VALUES (1, hex(randomblob(16))); END"
        )


def lift_marked(table: str) -> None:
    """The way back from ``lay_marked``."""
    if not _is_sqlite():
        op.execute(f"DROP TRIGGER {table}_makes_a_new_mark ON {table}")
        return
    for deed in ("insert", "update", "delete"):
        op.execute(f"DROP TRIGGER {table}_{deed}_makes_a_new_mark")
