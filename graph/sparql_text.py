"""What can be told of a SPARQL query from its text alone."""

from __future__ import annotations

import re

__all__ = ["calls_others"]

# What may hold any word without meaning it: an IRI, a string, a comment (SPARQL 1.1, 19.8 and 19.4).
_QUOTED = re.compile(
    r"""<[^<>"{}|^`\\\x00-\x20]*>|\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}"""
    r"""|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'|\#[^\n\r]*""",
    re.DOTALL,
)
_SERVICE = re.compile(r"(?<![\w?$:.-])SERVICE(?![\w:-])", re.IGNORECASE)
_CODEPOINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def calls_others(query: str) -> bool:
    r"""Tell whether SERVICE stands in `query` as a keyword, written out or in code points.

    >>> calls_others("SELECT * { SERVICE <http://x/> {} }"), calls_others('SELECT ("SERVICE" AS ?service) {} # SERVICE')
    (True, False)
    >>> calls_others("SELECT * { \\u0053ERVICE <http://x/> {} }")
    True
    """
    return any(_SERVICE.search(_QUOTED.sub(" ", text)) for text in (query, _CODEPOINT.sub(_decoded, query)))


def _decoded(found: re.Match[str]) -> str:
    code = int(found[1] or found[2], 16)
    return chr(code) if code < 0x110000 else " "
