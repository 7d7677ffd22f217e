"""Files of other word processors (.doc, .rtf, .odt, Word 2003 XML), which LibreOffice turns into .docx."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from graph.errors import UnreadableFile
from ingest.readers.source import SourceText
from ingest.readers.word import read_word

__all__ = ["convert", "program", "read_office"]

PROGRAMS = ("soffice", "libreoffice")

# LibreOffice takes a file that is broken from the ground up for a text in some encoding. Most characters of that are of
# other scripts than the Latin one; a paper has few such, even in an old font.
STRANGE = re.compile("[^\\t-~\u00a0-\u02af\u0300-\u036f\u1e00-\u1eff\u2000-\u22ff]")
MOST_STRANGE = 0.3

# A profile in which a document runs nothing and fetches nothing, whatever it asks for.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
{items}
</oor:items>
"""
ITEM = (
    '<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
SAFE = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Writer/Content/Update", "Field", "false"),
)
NO_NETWORK = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")


def program() -> str | None:
    """Give the path of LibreOffice, None where it is not installed."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def read_office(data: bytes) -> SourceText:
    """Give the text of a file that LibreOffice reads. Raises `UnreadableFile` where it cannot or is not installed."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "source")
        source.write_bytes(data)
        convert(source, "docx", Path(folder))
        target = source.with_suffix(".docx")
        if not target.exists():
            raise UnreadableFile("office-refused")
        paper = read_word(target.read_bytes())
    if len(STRANGE.findall(paper.text)) > MOST_STRANGE * len(paper.text):
        raise UnreadableFile("office-refused")
    return paper


def convert(source: Path, kind: str, folder: Path) -> None:
    """Let LibreOffice save `source` in the format `kind` in `folder`. Raises `UnreadableFile` where it is missing."""
    office = program()
    if office is None:
        raise UnreadableFile("needs-office")
    profile = f"-env:UserInstallation={_profile().as_uri()}"
    subprocess.run(  # noqa: S603
        [office, "--headless", "--norestore", profile, "--convert-to", kind, "--outdir", str(folder), str(source)],
        env={**os.environ, **NO_NETWORK},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )


@cache
def _home() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="danchieu-office-")


def _profile() -> Path:
    """Give the folder of LibreOffice's settings, one for all files of this process: making it anew takes seconds."""
    profile = Path(_home().name)
    settings = profile / "user" / "registrymodifications.xcu"
    if not settings.exists():
        settings.parent.mkdir()
        items = "\n".join(ITEM.format(path=path, name=name, value=value) for path, name, value in SAFE)
        settings.write_text(SETTINGS.format(items=items), encoding="utf-8")
    return profile
