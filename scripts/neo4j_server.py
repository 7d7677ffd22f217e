"""Start a Neo4j 5 Community of the project's own, for those who have none: `make neo4j`, and the tests' fixture.

The jars come from Maven Central once (`servers/neo4j/pom.xml`, 128 MB) into `.neo4j/lib`; Java 17 or later and
Maven are needed. The data stays in the home folder between runs; without `--no-auth` a password is set at the first
start. Ends on SIGINT or SIGTERM, and takes the server with it.
"""

from __future__ import annotations

import argparse
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError

ROOT = Path(__file__).resolve().parent.parent
LIB = ROOT / ".neo4j" / "lib"
FOLDERS = ("conf", "data", "logs", "plugins", "import", "licenses", "certificates", "run")
START_SECONDS = 300.0
STOP_SECONDS = 60.0
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


class CannotStart(Exception):
    """Why there will be no server, in a sentence for the user."""


def fetch_jars(server: str = "neo4j", lib: Path = LIB, otherwise: str = "point NEO4J_URI to your own Neo4j") -> None:
    """Bring the jars that the pom of `server` names, unless they are there."""
    if (lib / ".complete").exists():
        return
    for tool in ("java", "mvn"):
        if shutil.which(tool) is None:
            raise CannotStart(f"{tool} is not installed: install Java 17 and Maven, or {otherwise}")
    command = ["mvn", "-q", "-B", "dependency:copy-dependencies", f"-DoutputDirectory={lib}", "-DincludeScope=runtime"]
    if subprocess.run(command, cwd=ROOT / "servers" / server, check=False).returncode:
        raise CannotStart(f"Maven could not bring the jars of {server}")
    (lib / ".complete").touch()


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


def free_port() -> int:
    """Give a port on which nothing listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_ready(uri: str, auth: tuple[str, str] | None, server: subprocess.Popen[bytes], log: Path) -> None:
    """Return when the server answers; raise CannotStart where it has died or stays silent."""
    end = time.monotonic() + START_SECONDS
    with GraphDatabase.driver(uri, auth=auth) as driver:
        while True:
            try:
                driver.verify_connectivity()
            except AuthError as error:
                raise CannotStart(f"the password in {log.parent.parent / 'password'} is not the server's") from error
            except (DriverError, Neo4jError, OSError) as error:
                if server.poll() is not None or time.monotonic() > end:
                    tail = "\n".join(log.read_text("utf-8").splitlines()[-20:])
                    raise CannotStart(f"Neo4j did not start:\n{tail}") from error
                time.sleep(0.2)
            else:
                return


def alive(pid: int) -> bool:
    """Tell whether the process `pid` exists."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def run(home: Path, port: int, auth: bool, ready_file: Path | None, until_exit_of: int | None) -> None:
    """Serve from `home` until a signal comes or the process `until_exit_of` is gone."""
    fetch_jars()
    port = port or free_port()
    lay_out(home, port, auth)
    password = set_password(home) if auth else None
    log = home / "logs" / "console.log"
    uri = f"bolt://127.0.0.1:{port}"
    command = java("org.neo4j.server.CommunityEntryPoint", f"--home-dir={home}", f"--config-dir={home / 'conf'}")
    with log.open("wb") as console, subprocess.Popen(command, stdout=console, stderr=console) as server:
        try:
            wait_ready(uri, ("neo4j", password) if password else None, server, log)
            access = f", user neo4j, password {password} (kept in {home / 'password'})" if password else ", no password"
            print(f"Neo4j listens on {uri}{access}; Ctrl-C ends it", flush=True)
            if ready_file:
                ready_file.write_text(uri, encoding="utf-8")
            while server.poll() is None and (until_exit_of is None or alive(until_exit_of)):
                time.sleep(0.3)
        finally:
            if until_exit_of is None:
                server.terminate()
            else:
                server.kill()  # nobody wants its data, and an orderly end takes ten seconds
            server.wait(STOP_SECONDS)


def interrupt(_signal: int, _frame: FrameType | None) -> None:
    """Let SIGTERM unwind like Ctrl-C."""
    raise KeyboardInterrupt


def main() -> int:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--home", type=Path, default=ROOT / ".neo4j", help="settings, data and logs (default: .neo4j)")
    parser.add_argument("--port", type=int, default=7687, help="Bolt port, 0 for a free one (default: 7687)")
    parser.add_argument("--no-auth", action="store_true", help="no password")
    parser.add_argument("--ready-file", type=Path, help="write the URI into this file when the server answers")
    parser.add_argument("--until-exit-of", type=int, metavar="PID", help="for tests: end when this process is gone")
    parser.add_argument("--fetch", action="store_true", help="only bring the jars")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, interrupt)
    try:
        if options.fetch:
            fetch_jars()
            return 0
        run(options.home.resolve(), options.port, not options.no_auth, options.ready_file, options.until_exit_of)
    except CannotStart as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
