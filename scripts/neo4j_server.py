"""Start a Neo4j 5 Community of the project's own, for those who have none: `make neo4j`, and the tests' fixture.

The jars come from Maven Central once (`servers/neo4j/pom.xml`, 128 MB) into `.neo4j/lib`; Java 17 or later and
Maven are needed. The data stays in the home folder between runs; without `--no-auth` a password is set at the first
start. Ends on SIGINT or SIGTERM, and takes the server with it.
"""

from __future__ import annotations

import argparse
import os
import secrets
import subprocess
from pathlib import Path

from java_server import ROOT, CannotStart, Offer, arguments, fetch_jars, free_port, script, serve
from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError

LIB = ROOT / ".neo4j" / "lib"
OTHERWISE = "point NEO4J_URI to your own Neo4j"
FOLDERS = ("conf", "data", "logs", "plugins", "import", "licenses", "certificates", "run")
# What Neo4j's own launcher opens for its page cache and its off-heap buffers.
OPENS = tuple(
    f"--add-opens=java.base/{package}=ALL-UNNAMED"
    for package in ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
)
CONF = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.security.auth_enabled={auth}
server.memory.heap.initial_size=512m
server.memory.heap.max_size=1g
server.memory.pagecache.size=256m
dbms.usage_report.enabled=false
"""


def lay_out(home: Path, port: int, auth: bool) -> None:
    """Make the home folder and its settings."""
    for name in FOLDERS:
        (home / name).mkdir(parents=True, exist_ok=True)
    (home / "conf" / "neo4j.conf").write_text(CONF.format(port=port, auth=str(auth).lower()), encoding="utf-8")


def java(main: str, *arguments: str) -> list[str]:
    """Give the command that runs the class `main` of Neo4j."""
    return ["java", "-Xmx1g", *OPENS, "-cp", f"{LIB}/*", main, *arguments]


def admin(home: Path, *arguments: str) -> None:
    """Run neo4j-admin on the stopped server of `home`; the conf must have been laid out."""
    environment = os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    command = java("org.neo4j.cli.AdminTool", *arguments)
    done = subprocess.run(command, cwd=home, env=environment, check=False, capture_output=True, text=True)
    if done.returncode:
        raise CannotStart(f"neo4j-admin {' '.join(arguments[:2])} failed:\n{done.stdout}{done.stderr}")


def set_password(home: Path) -> str:
    """Set the password at the first start (NEO4J_PASSWORD, else a random one); keep and give it."""
    kept = home / "password"
    if not kept.exists():
        password = os.environ.get("NEO4J_PASSWORD") or secrets.token_urlsafe(12)
        admin(home, "dbms", "set-initial-password", password)
        kept.touch(mode=0o600)
        kept.write_text(password, encoding="utf-8")
    return kept.read_text("utf-8")


def answers(uri: str, auth: tuple[str, str] | None, home: Path) -> bool:
    """Tell whether the server is up; raises CannotStart where it is, and does not take the password."""
    with GraphDatabase.driver(uri, auth=auth) as driver:
        try:
            driver.verify_connectivity()
        except AuthError as error:
            raise CannotStart(f"the password in {home / 'password'} is not the server's") from error
        except (DriverError, Neo4jError, OSError):
            return False
        return True


def run(options: argparse.Namespace) -> None:
    """Serve from the home folder."""
    fetch_jars("neo4j", OTHERWISE)
    if options.fetch:
        return
    home = options.home.resolve()
    port = options.port or free_port()
    lay_out(home, port, not options.no_auth)
    password = None if options.no_auth else set_password(home)
    uri = f"bolt://127.0.0.1:{port}"
    access = f", user neo4j, password {password} (kept in {home / 'password'})" if password else ", no password"
    offer = Offer(
        "Neo4j",
        java("org.neo4j.server.CommunityEntryPoint", f"--home-dir={home}", f"--config-dir={home / 'conf'}"),
        home,
        home / "logs" / "console.log",
        lambda: answers(uri, ("neo4j", password) if password else None, home),
        uri,
        f"Neo4j listens on {uri}{access}",
    )
    serve(offer, options.ready_file, options.until_exit_of)


def command_line() -> argparse.ArgumentParser:
    """Give the options: those of every server, and Neo4j's own."""
    parser = arguments(__doc__, "neo4j", 7687)
    parser.add_argument("--no-auth", action="store_true", help="no password")
    parser.add_argument("--fetch", action="store_true", help="only bring the jars")
    return parser


if __name__ == "__main__":
    raise SystemExit(script(run, command_line().parse_args()))
