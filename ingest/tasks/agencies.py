"""Find the bodies that a stretch of text names."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from ingest.letters import fold
from ingest.tasks.bodies import read_bodies
from ingest.tasks.body_names import body_starts_at, first_words
from ingest.tasks.cue_words import Stretch

__all__ = ["AgencyMention", "find_agencies"]


class AgencyMention(msgspec.Struct, frozen=True):
    """A body as printed; offsets count in the text given. `is_group` for a kind of bodies ("các sở, ban, ngành")."""

    start: int
    end: int
    is_group: bool


# Words that end the name of a body in running text, where no act need follow it.
_ENDS = re.compile(
    r"\s(?:về|với|ngày|năm|số|như|cho|đến|tới|từ|việc|để|khi|thì|mà|nhằm|do|bởi|vào|ra|là|được|đã|đang|sẽ"
    r"|có(?!\s+(?:liên quan|thẩm quyền))|phải|không|tại|theo|trên|nên|nhưng|trong|kèm|ban hành|hoặc)(?=\s)"
    r"|[.;!?]\s|\n\s*\n|\sCỘNG\s+H"
)


@cache
def _candidates() -> re.Pattern[str]:
    """Where a body may begin: a capital that begins a noun or name of the tables, or a plural."""
    words = sorted({word.capitalize() for word in first_words()} | {word.upper() for word in first_words()}, key=len)
    return re.compile(rf"(?<!\w)(?:[Cc]ác|[Nn]hững|[Mm]ỗi|[Tt]ừng|{'|'.join(map(re.escape, reversed(words)))})(?!\w)")


def find_agencies(text: str) -> list[AgencyMention]:
    """Find the bodies that `text` names, in reading order; a list of bodies gives one mention each.

    Heads stand for their bodies ("Giám đốc Sở Y tế"); names that hold commas and "và" stay whole.

    >>> text = "gửi Sở Tài chính, Sở Văn hóa, Thể thao và Du lịch và các sở, ban, ngành."
    >>> [text[a.start : a.end] for a in find_agencies(text)]
    ['Sở Tài chính', 'Sở Văn hóa, Thể thao và Du lịch', 'các sở, ban, ngành']
    """
    stretch = Stretch(text, fold(text))
    mentions: list[AgencyMention] = []
    place = 0
    for candidate in _candidates().finditer(text):
        if candidate.start() < place:
            continue
        start = body_starts_at(stretch, candidate.start(), len(text))
        if start is None:
            continue
        stop = _ENDS.search(text, start.noun)
        end = stop.start() + 1 if stop else len(text)
        bodies = read_bodies(stretch, candidate.start(), end)
        if bodies is None:
            continue
        for body, group in zip(bodies.bodies, bodies.is_group, strict=True):
            mentions.append(AgencyMention(body.start, body.end, group))
        place = max(bodies.bodies[-1].end, candidate.end())
    return mentions
