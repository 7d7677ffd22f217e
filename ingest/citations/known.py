"""A mention of another document while the rest of its paper completes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from graph.laws import LAW_TYPES
from ingest.citations.finding import Mention
from ingest.citations.numbers import Number, read_number
from ingest.letters import fold

__all__ = [
    "BARE",
    "LISTED",
    "SERIAL",
    "SPOILED",
    "Known",
    "blur",
    "blurred_number",
    "one_series",
    "printed_number",
    "readable",
    "same_body",
    "same_serial",
]

LISTED, SERIAL, SPOILED, BARE = (
    "listed-number",
    "serial-only",
    "spoiled-number",
    "so-and-number",
)  # rules of `ingest.citations.finding`
_LOOKALIKES = str.maketrans("oqil", "0011")


class Known(msgspec.Struct):
    """A mention while it is completed.

    `law` is the key of a law's name, "" where no name is printed; `blurred` the number with one letter for those that
    scans and typists take for one another ("11/TT-LDCL", "11/TT-LĐCL"), "" without one.
    """

    mention: Mention
    number: Number | None
    law: str
    blurred: str
    date: str | None
    issuer: str | None = None

    @property
    def is_law(self) -> bool:
        """True for a law, a code, an ordinance or the constitution."""
        return self.mention.type in LAW_TYPES


def readable(number: str) -> Number | None:
    """The number taken apart; of a number whose serial or year is spoiled, what stands behind them."""
    behind = re.split("[/:⁄]", number, maxsplit=1)[-1], re.split("[/:⁄]", number)[-1]
    return read_number(number) or read_number(f"1/{behind[0]}") or read_number(f"1/{behind[1]}")


def printed_number(one: Known) -> str:
    """The number as printed."""
    return one.mention.number or ""


def blurred_number(one: Known) -> str:
    """The number as `Known.blurred` has it."""
    return one.blurred


def blur(number: Number | None) -> str:
    """What `Known.blurred` holds of `number`."""
    return fold(number.mended).translate(_LOOKALIKES) if number else ""


def same_serial(known: Sequence[Known], place: int) -> Iterator[Known]:
    """The mentions whose number begins with the serial that stands alone at `place`, the nearest before it first."""
    one = known[place]
    for other in (*reversed(known[:place]), *known[place + 1 :]):
        short = (other.number.serial, f"{other.number.serial}/{other.number.year}") if other.number else ()
        full = one.mention.number in short and other.mention.rule != SERIAL
        if full and other.mention.type == one.mention.type:
            yield other


def one_series(one: Known, other: Known) -> bool:
    """True for two numbers of one body, or for one serial and the next ("số 193/UBND-X và Kế hoạch số 194/KH-Y")."""
    if not (other.mention.link == "và" and one.number and other.number):
        return False
    first, second = one.number.serial, other.number.serial
    return same_body(one, other) or (first.isdecimal() and second.isdecimal() and int(first) + 1 == int(second))


def same_body(one: Known, other: Known) -> bool:
    """True for two numbers with the code of one body."""
    return bool(one.number and other.number and one.number.issuer_codes[:1] == other.number.issuer_codes[:1] != ())
