"""Start a server of Java's from jars of Maven Central and keep it until it is no longer wanted.

What `scripts/neo4j_server.py` and `scripts/fuseki_server.py` have in common: the jars that `servers/NAME/pom.xml`
names, brought once; a free port; waiting for the first answer; the end on SIGINT, SIGTERM, or with the process that
asked.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import NamedTuple

__all__ = ["ROOT", "CannotStart", "Offer", "arguments", "fetch_jars", "free_port", "script", "serve"]

ROOT = Path(__file__).resolve().parent.parent
_START_SECONDS = 300.0
_STOP_SECONDS = 60.0


class CannotStart(Exception):
    """Why there will be no server, in a sentence for the user."""


class Offer(NamedTuple):
    """A server to be: its command, where it works and logs, when it is up, and what to say of it then."""

    name: str
    command: list[str]
    home: Path
    log: Path
    answers: Callable[[], bool]
    address: str  # what goes into the ready file
    greeting: str


def fetch_jars(name: str, otherwise: str) -> Path:
    """Bring the jars that `servers/NAME/pom.xml` names into `.NAME/lib`, unless they are there; give the folder."""
    lib = ROOT / f".{name}" / "lib"
    if (lib / ".complete").exists():
        return lib
    for tool in ("java", "mvn"):
        if shutil.which(tool) is None:
            raise CannotStart(f"{tool} is not installed: install Java 17 and Maven, or {otherwise}")
    command = ["mvn", "-q", "-B", "dependency:copy-dependencies", f"-DoutputDirectory={lib}", "-DincludeScope=runtime"]
    if subprocess.run(command, cwd=ROOT / "servers" / name, check=False).returncode:
        raise CannotStart(f"Maven could not bring the jars of {name}")
    (lib / ".complete").touch()
    return lib


def free_port() -> int:
    """Give a port on which nothing listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def serve(offer: Offer, ready_file: Path | None, until_exit_of: int | None) -> None:
    """Run the server until a signal comes or the process `until_exit_of` is gone.

    When it answers, its address is written into `ready_file`. Raises CannotStart, with the end of its log, where it
    dies first or stays silent for five minutes.
    """
    with (
        offer.log.open("wb") as console,
        subprocess.Popen(offer.command, stdout=console, stderr=console, cwd=offer.home) as server,
    ):
        try:
            _wait(offer, server)
            print(f"{offer.greeting}; Ctrl-C ends it", flush=True)
            if ready_file:
                ready_file.write_text(offer.address, encoding="utf-8")
            while server.poll() is None and (until_exit_of is None or _alive(until_exit_of)):
                time.sleep(0.3)
        finally:
            if until_exit_of is None:
                server.terminate()
            else:
                server.kill()  # a test's server: nobody wants its data, and an orderly end takes ten seconds
            server.wait(_STOP_SECONDS)


def _wait(offer: Offer, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _START_SECONDS
    while not offer.answers():
        if server.poll() is not None or time.monotonic() > end:
            tail = "\n".join(offer.log.read_text("utf-8", errors="replace").splitlines()[-20:])
            raise CannotStart(f"{offer.name} did not start:\n{tail}")
        time.sleep(0.2)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def arguments(description: str | None, name: str, port: int) -> argparse.ArgumentParser:
    """Give the command line that every server's script has; `port` is the one it takes by itself."""
    parser = argparse.ArgumentParser(description=description.splitlines()[0] if description else None)
    home = ROOT / f".{name}"
    parser.add_argument("--home", type=Path, default=home, help=f"what it keeps, and its log (default: .{name})")
    parser.add_argument("--port", type=int, default=port, help=f"port, 0 for a free one (default: {port})")
    parser.add_argument("--ready-file", type=Path, help="write the address into this file when the server answers")
    parser.add_argument("--until-exit-of", type=int, metavar="PID", help="for tests: end when this process is gone")
    return parser


def script(run: Callable[[argparse.Namespace], None], options: argparse.Namespace) -> int:
    """Run a server's script: give the exit status, with what prevented it on the error stream."""
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        run(options)
    except CannotStart as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    return 0


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    """Let SIGTERM unwind like Ctrl-C."""
    raise KeyboardInterrupt
