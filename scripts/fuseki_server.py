"""Start an Apache Jena Fuseki of the project's own, a SPARQL 1.1 service for trying and for the tests' fixture.

The jars come from Maven Central once (`servers/fuseki/pom.xml`, 35 MB) into `.fuseki/lib`; Java 17 or later and Maven
are needed. The data is in memory and goes with the server. Ends on SIGINT or SIGTERM, and takes the server with it.
"""

from __future__ import annotations

import argparse
import urllib.error
import urllib.request

from java_server import Offer, arguments, fetch_jars, free_port, script, serve

MAIN = "org.apache.jena.fuseki.main.cmds.FusekiMainCmd"


def answers(address: str) -> bool:
    """Tell whether the server is up."""
    try:
        with urllib.request.urlopen(f"{address}/$/ping", timeout=5):  # noqa: S310 - an address of this machine
            return True
    except (urllib.error.URLError, OSError):
        return False


def run(options: argparse.Namespace) -> None:
    """Serve, with a log in the home folder."""
    lib = fetch_jars("fuseki", "point SPARQL_STORE to the graph store of your own service")
    home = options.home.resolve()
    home.mkdir(parents=True, exist_ok=True)
    port = options.port or free_port()
    address = f"http://127.0.0.1:{port}"
    settings = [f"--port={port}", "--localhost", "--ping", "--mem", "--update", "/danchieu"]
    offer = Offer(
        "Fuseki",
        ["java", "-Xmx1g", "-cp", f"{lib}/*", MAIN, *settings],
        home,
        home / "console.log",
        lambda: answers(address),
        f"{address}/danchieu/data",
        f"Graph store {address}/danchieu/data, queries {address}/danchieu/query",
    )
    serve(offer, options.ready_file, options.until_exit_of)


if __name__ == "__main__":
    raise SystemExit(script(run, arguments(__doc__, "fuseki", 3030).parse_args()))
