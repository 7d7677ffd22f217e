"""Start an Apache Jena Fuseki of the project's own, a SPARQL 1.1 service for trying and for the tests' fixture.

The jars come from Maven Central once (`servers/fuseki/pom.xml`, 35 MB) into `.fuseki/lib`; Java 17 or later and Maven
are needed. The data is in memory and goes with the server. Ends on SIGINT or SIGTERM, and takes the server with it.
"""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from neo4j_server import ROOT, START_SECONDS, CannotStart, alive, fetch_jars, free_port, interrupt

LIB = ROOT / ".fuseki" / "lib"
MAIN = "org.apache.jena.fuseki.main.cmds.FusekiMainCmd"


def answers(address: str) -> bool:
    """Tell whether the server is up."""
    try:
        with urllib.request.urlopen(f"{address}/$/ping", timeout=5):  # noqa: S310 - an address of this machine
            return True
    except (urllib.error.URLError, OSError):
        return False


def run(home: Path, port: int, ready_file: Path | None, until_exit_of: int | None) -> None:
    """Serve, with a log in `home`, until a signal comes or the process `until_exit_of` is gone."""
    fetch_jars("fuseki", LIB, "point SPARQL_STORE to the graph store of your own service")
    port = port or free_port()
    address = f"http://127.0.0.1:{port}"
    options = [f"--port={port}", "--localhost", "--ping", "--mem", "--update", "/danchieu"]
    command = ["java", "-Xmx1g", "-cp", f"{LIB}/*", MAIN, *options]
    home.mkdir(parents=True, exist_ok=True)
    with (home / "console.log").open("wb") as console, subprocess.Popen(command, stdout=console, cwd=home) as server:
        try:
            end = time.monotonic() + START_SECONDS
            while not answers(address):
                if server.poll() is not None or time.monotonic() > end:
                    raise CannotStart(f"Fuseki did not start on port {port}")
                time.sleep(0.2)
            print(f"Graph store {address}/danchieu/data, queries {address}/danchieu/query; Ctrl-C ends it", flush=True)
            if ready_file:
                ready_file.write_text(f"{address}/danchieu/data", encoding="utf-8")
            while server.poll() is None and (until_exit_of is None or alive(until_exit_of)):
                time.sleep(0.3)
        finally:
            server.kill()  # what it holds is in memory only


def main() -> int:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--home", type=Path, default=ROOT / ".fuseki", help="folder of its log (default: .fuseki)")
    parser.add_argument("--port", type=int, default=3030, help="port, 0 for a free one (default: 3030)")
    parser.add_argument("--ready-file", type=Path, help="write the address of the graph store here when it answers")
    parser.add_argument("--until-exit-of", type=int, metavar="PID", help="for tests: end when this process is gone")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, interrupt)
    try:
        run(options.home.resolve(), options.port, options.ready_file, options.until_exit_of)
    except CannotStart as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
