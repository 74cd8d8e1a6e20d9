"""
The two database roles, so that row-level security is real.

``tospann_eier`` owns and migrates; ``tospann_app`` reads and writes rows and owns nothing. Neither is a superuser.
"""

from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier

OWNER = "tospann_eier"
APP = "tospann_app"


def create_roles(connection: psycopg.Connection[Any]) -> None:
    """Make both roles, as superuser, unless they are there."""
    found = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
    for name, rights in ((OWNER, "CREATEDB"), (APP, "NOCREATEDB")):
        if name not in found:
            statement = SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE " + rights)
            connection.execute(statement.format(Identifier(name)))
    # Only who is a member of a role may disconnect its sessions; dropping a database does.
    connection.execute(SQL("GRANT {} TO {}").format(Identifier(APP), Identifier(OWNER)))


def ensure_database(owner: dict[str, str], app: dict[str, str]) -> None:
    """Make the database as its owner, with the extension and the app role's rights to what the owner will make."""
    _create_if_missing(owner)
    with connect(owner) as connection:
        if _is_prepared(connection):
            return
        connection.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
        if app["USER"] == owner["USER"]:
            return
        who = Identifier(app["USER"])
        for right in (
            "GRANT USAGE ON SCHEMA public TO {}",
            "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {}",
            "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {}",
        ):
            connection.execute(SQL(right).format(who))


def drop_database(owner: dict[str, str]) -> None:
    """Drop the database and disconnect whoever uses it; for tests."""
    with connect({**owner, "NAME": "postgres"}) as connection:
        connection.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(owner["NAME"])))


def connect(place: dict[str, str]) -> psycopg.Connection[Any]:
    """Connect with Django's names for the parts of an address."""
    return psycopg.connect(
        host=place["HOST"],
        port=place["PORT"],
        user=place["USER"],
        password=place["PASSWORD"],
        dbname=place["NAME"],
        autocommit=True,
    )


def _create_if_missing(owner: dict[str, str]) -> None:
    try:
        connect(owner).close()
    except psycopg.OperationalError as error:
        # There is no code in a failed connection; libpq leaves only the server's words.
        if "does not exist" not in str(error):
            raise
        with connect({**owner, "NAME": "postgres"}) as connection:
            connection.execute(SQL("CREATE DATABASE {} TEMPLATE template0").format(Identifier(owner["NAME"])))


def _is_prepared(connection: psycopg.Connection[Any]) -> bool:
    row = connection.execute(
        "SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'btree_gist')"
        " AND EXISTS (SELECT FROM pg_default_acl WHERE defaclrole = current_user::regrole)"
    ).fetchone()
    return bool(row and row[0])
