"""Find what stands below the body: recipients, signature, and where annexes begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ingest.layout.cells import Place
from ingest.layout.head import MOTTO
from ingest.layout.lines import Line
from ingest.layout.signing import is_person, known_position, position_in, signing_cells, signing_mode
from ingest.letters import fold

__all__ = ["Closing", "find_closing"]

_RECIPIENTS = re.compile(r"\W{0,4}\w?\W?no[iï]\s*nh[ae][nm]\b\W*|[-–+]\s*nhu\s+(?:tren|dieu\s+\d)\W{1,3}")
_MAY_RECEIVE = re.compile(r"\W{0,4}\w?\W?[NÑ].{1,3}\s{0,3}n?|[-–+]\s*[NÑ]h")  # spares folding most lines
_ANNEX = re.compile(
    r"\W{0,3}(?:phu\s+luc(?:\s+(?:so\s+)?(?:[ivxlc]+|\d+)[a-z]?)?\W*$"
    r"|\(?(?:ban\s+hanh\s+)?kem\s+theo\s+(?:quyet\s+dinh|thong\s+tu|nghi\s+dinh|nghi\s+quyet|ke\s+hoach|cong\s+van|chi\s+thi|to\s+trinh)\s"
    r"|mau\s+(?:so\s*)?\W?\s*\d+[\w/.-]*\W*$|bieu\s+(?:mau|so)\s*\W?\s*\d*\W*$)"
)
_FILE_COPY = re.compile(
    r"[-–—•*_ ]{1,3}L[ưu]u\s*[:;]\s*V[TPI]\b"
)  # closes every list of recipients (Decree 30, Annex I, II.9)
_DASHES = "-–—•*+~"
_ARTICLE = re.compile(r"Điều\s+(\d{1,3})\s*[.:]")
_NEXT_SIGNER = 5  # lines from one signature to the next
_TORN_NAME = 10  # lines into which page markup can tear position and name
_LAST = 8  # lines in which a text without capitals is signed
_SHORT = 60
_LONGEST = 160  # lines of recipients and signatures, joint papers included
_REACH = 14  # lines below a position in which its holder's name stands


class Closing(msgspec.Struct, frozen=True, kw_only=True):
    """The body ends before line `body_to`, annexes begin with line `annex_from`; both may be the number of lines."""

    recipients: Place | None = None
    signature: Place | None = None
    body_to: int
    annex_from: int


def find_closing(lines: Sequence[Line], *, page: bool = False) -> Closing:
    """Find the cells below the body, which begins with the first of `lines`.

    A web page (`page`) may print annexes before the recipients and the signature.
    """
    total = len(lines)
    for index, line in enumerate(lines):
        first = line.text[0]
        if first.isupper() or not first.isalnum():
            if _FILE_COPY.match(line.text):
                return _closing(lines, _list_start(lines, index), listed=True)
            if _is_recipients(line.text) or _is_signing(lines, index):
                if _is_complete(lines, index) or not _goes_on(lines, index):
                    return _closing(lines, index)
            elif index and _is_annex(line.text) and not _goes_on(lines, index):
                start = _annex_start(lines, index)
                below = find_closing(lines[index + 1 :]) if page else Closing(body_to=0, annex_from=0)
                return msgspec.structs.replace(below, body_to=start, annex_from=start)
    at = next((index for index in range(max(0, total - _LAST), total) if _signs_in_small(lines, index)), None)
    return _closing(lines, at) if at else Closing(body_to=total, annex_from=total)


def _signs_in_small(lines: Sequence[Line], index: int) -> bool:
    """Tell whether line `index`, among the last of a text, is a position in small letters over a name or the end."""
    text = lines[index].text
    if len(text) > _SHORT or not (signing_mode(text) or (known_position(text) and not text.isupper())):
        return False
    after = lines[index + 1 :]
    return not after or any(is_person(line.text) for line in after)


def _list_start(lines: Sequence[Line], index: int) -> int:
    """The first line of the list of recipients that ends in line `index` and whose heading a scan lost."""
    while index > 1 and len(lines[index - 1].text) < 90 and lines[index - 1].text[0] in _DASHES:
        index -= 1
    return index


def _is_complete(lines: Sequence[Line], index: int) -> bool:
    """Tell whether what begins in line `index` has the copy kept on file or a name, as forms have not."""
    for at, line in enumerate(lines[index : index + _LONGEST]):
        if _article(line.text):
            return False
        if "Lưu" in line.text or (at < _REACH and any(map(is_person, signing_cells(line.text)))):
            return True
    return False


def _goes_on(lines: Sequence[Line], index: int) -> bool:
    """Tell whether the articles before line `index` go on behind it: then it stands in a form that an article holds."""
    before = next((number for line in reversed(lines[:index]) if (number := _article(line.text))), None)
    if before is None:
        return False
    after = next((number for line in lines[index:] if (number := _article(line.text))), None)
    return after == before + 1


def _article(text: str) -> int | None:
    """The number of the article that a line opens."""
    found = _ARTICLE.match(text) if text[0] in "Đ#*" else None
    return int(found[1]) if found else None


def _is_recipients(text: str) -> bool:
    """Tell whether `text` opens the list of recipients ("Nơi nhận hồ sơ" does not)."""
    head = text[:28]
    found = _RECIPIENTS.match(fold(head)) if _MAY_RECEIVE.match(head) else None
    return found is not None and (
        not text[found.end() : found.end() + 1].islower() or any(map(signing_mode, signing_cells(text)))
    )


def _is_signing(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a signature begins in line `index`: a mode, or a position in capitals with a name below it."""
    text = lines[index].text
    if len(text) > 160 or not any(map(str.isupper, text[1:3])):
        return False
    cells = signing_cells(text)
    if not any(cell.isupper() and len(cell) < 70 for cell in cells):
        return False
    if any(signing_mode(cell) for cell in cells):
        return True
    if not any(cell.isupper() and known_position(cell) for cell in cells):
        return False
    for line in lines[index + 1 : index + _REACH]:
        if line.text.startswith(("Căn cứ", "Theo đề nghị", "Xét")):
            return False
        if _is_recipients(line.text) or any(is_person(cell) for cell in signing_cells(line.text)):
            return True
    return index + 3 >= len(lines)


def _is_annex(text: str) -> bool:
    """Tell whether an annex or an attached paper begins here."""
    if len(text) < 130 and text.isupper():
        motto = MOTTO.search(fold(text))
        if motto and not motto[0].startswith("dang"):  # the Party's name alone can stand in a text
            return True
    if len(text) > 250 or text[0] not in "(PpBbMmKkĐ*":
        return False
    folded = fold(text[:60])
    if _ANNEX.match(folded):
        return text[0] == "(" or text[:7].isupper() or ("\n" not in text and text[0].isupper() and len(text) < 40)
    return False


def _annex_start(lines: Sequence[Line], index: int) -> int:
    """The line with which the annex begins whose cue stands in line `index`: its title may stand above."""
    start = index
    while start > 1 and start > index - 7 and lines[start - 1].text.isupper() and not lines[start].text[0].isdigit():
        start -= 1
    return start


def _goes_on_list(line: Line) -> bool:
    """Tell whether `line` can be one more recipient, or the rest of the last."""
    return line.text[0] in _DASHES or (line.text[0].islower() and len(line.text) < _SHORT)


def _closing(lines: Sequence[Line], at: int, *, listed: bool = False) -> Closing:
    """Measure the recipients and the signature, the first of which begins in line `at`.

    `listed` says that a list of recipients without its heading begins there.
    """
    headless = at if listed else None
    while at > 1 and len(lines[at - 1].text) < _SHORT and any(map(position_in, signing_cells(lines[at - 1].text))):
        at -= 1  # a mode or a position that a scan spoiled
    stop = at + 1
    while stop < min(len(lines), at + _LONGEST) and not (
        _is_annex(lines[stop].text)
        or (len(lines[stop].text) > 220 and not lines[stop].cells and lines[stop].text[0] not in "-+*•–")
    ):
        stop += 1
    recipients_at = next((i for i in range(at, stop) if _is_recipients(lines[i].text)), headless)
    copies = range(recipients_at, stop) if recipients_at is not None else range(0)
    copy_at = next((index for index in copies if "Lưu" in lines[index].text or "Luu" in lines[index].text), None)
    last = max(at, recipients_at or at, copy_at or at)
    signed = False
    for index in range(at, stop):
        line = lines[index]
        if index > last + _NEXT_SIGNER and (signed or copy_at is not None) and line.text[0] not in _DASHES:
            break
        cells = signing_cells(line.text)
        modes = any(map(signing_mode, cells))
        if modes or (not signed and any(cell.isupper() and known_position(cell) for cell in cells)):
            signed = False  # a joint paper has several signers
            last = max(last, index)
        elif not signed and index > at and any(map(is_person, cells)):
            signed = True
            last = max(last, index)
    while recipients_at is not None and last + 1 < stop and _goes_on_list(lines[last + 1]):
        last += 1
    if not signed and stop - last <= _TORN_NAME and all(len(line.text) < _SHORT for line in lines[last:stop]):
        last = stop - 1  # nothing but the shreds of a name is left
    end = last + 1
    if stop < len(lines) and stop - end < 6 and all(len(line.text) < _SHORT for line in lines[end:stop]):
        end = _annex_start(lines, stop) if stop > end else end
        end = max(end, last + 1)
    block = Place(lines[at].start, lines[end - 1].end)
    recipients = None if recipients_at is None else Place(lines[recipients_at].start, lines[end - 1].end)
    return Closing(recipients=recipients, signature=block, body_to=at, annex_from=end)
