"""Bringing a journal database to the schema of this program, and never back."""

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine

from pos_app.domain.errors import StorageError
from pos_app.storage.copies import as_backup_errors, copy, draft_of, settle
from pos_app.storage.engine import as_storage_errors, open_engine
from pos_app.storage.intact import require_intact

SCHEMA = 10
"""The number that the newest migration writes into `user_version`."""

MIGRATIONS = Path(__file__).with_name("migrations")


def migrate(
    engine: Engine, backups: Path, *, schema: int = SCHEMA, scripts: Path = MIGRATIONS
) -> None:
    """Bring the database to `schema` in one transaction, after a verified backup of an older one.

    A database that is up to date costs one look. Raises StorageError("newer-schema") for one that
    a newer program wrote: it is left untouched.
    """
    with as_storage_errors():
        found = require_not_newer(engine, schema)
        if found == schema:
            return
        if found:
            _backup(engine, backups, found)
        with engine.begin() as connection:
            _upgrade(connection, scripts)
        if _version(engine) != schema:
            raise StorageError("pragma", f"user_version is not {schema} after the upgrade")


def require_not_newer(engine: Engine, schema: int = SCHEMA) -> int:
    """Return the schema that a database has; raises StorageError("newer-schema")."""
    found = _version(engine)
    if found > schema:
        raise StorageError("newer-schema", f"{found} > {schema}")
    return found


def is_current(path: Path) -> bool:
    """Return whether a database stands there and has the schema of this program."""
    if not path.exists():
        return False
    engine = open_engine(path, writes=False)
    try:
        with as_storage_errors():
            return _version(engine) == SCHEMA
    finally:
        engine.dispose()


def _version(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _upgrade(connection: Connection, scripts: Path) -> None:
    # Alembic takes over a second to import; it is needed once in the life of a database.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _backup(engine: Engine, folder: Path, found: int) -> None:
    """Copy the database as it is and check the copy; raises StorageError.

    The chain of an older schema is not ours to verify, so SQLite's own check has to do.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    target = folder / f"journal-schema-{found}-{stamp}.db"
    with draft_of(target) as draft:
        folder.mkdir(parents=True, exist_ok=True)
        source = engine.raw_connection()
        try:
            copy(source.driver_connection, draft)
        finally:
            source.close()
        with as_backup_errors():
            require_intact(draft)
        settle(draft, target)
