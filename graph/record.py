"""What one paper says: the record that `ingest` produces and the stores keep.

One rule on offsets, for every class here: `start` and `end` count characters (Unicode code points) of the text that was
read, NFC-normalised, `end` exclusive. `quote` is `text[start:end]` with each run of white space folded to one space.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

__all__ = ["Citation", "Header", "Level", "Record", "Relation", "SigningMode", "Task", "fold_space"]

Level = Literal["national", "ministry", "province", "district", "commune", "party", "other"]
SigningMode = str  # "KT", "TM", "TL", "TUQ", "Q" or two joined by "; " (Decree 30/2020/NĐ-CP, Annex I, II.7)


def fold_space(text: str) -> str:
    r"""Fold each run of white space to one space and strip the ends.

    >>> fold_space("triển khai thực hiện Nghị\nquyết ")
    'triển khai thực hiện Nghị quyết'
    """
    return " ".join(text.split())


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """The identity cells of a paper (Decree 30/2020/NĐ-CP, Annex I): None or () where the paper does not say.

    `number` is the số ký hiệu without spaces; `type` a name of `graph.vocabulary.document_types`; `title` the trích
    yếu; `date` ISO 8601 with the precision that can be read ("2021-09-11", "2021-09", "2021"); `issuer` the full
    official name with its territory, joint issuers joined by "; "; `recipients` the items of "Nơi nhận" as printed
    ("Như trên" too), without the file copy ("Lưu: …").
    """

    number: str | None = None
    type: str | None = None
    title: str | None = None
    date: str | None = None
    place: str | None = None
    issuer: str | None = None
    level: Level | None = None
    signer: str | None = None
    signer_position: str | None = None
    signing_mode: SigningMode | None = None
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """One mention of another document. `number` is None for a law cited by its name alone."""

    quote: str
    number: str | None
    type: str | None
    date: str | None
    issuer: str | None
    provision: str | None
    start: int
    end: int
    rule: str
    confidence: float

    @property
    def name(self) -> str:
        """What a relation or a task calls this document: its number, or the quote of an unnumbered law."""
        return self.number or self.quote


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """What the text says one document does to another.

    `subject` and `object` are "self", a number, or the fullest quote of an unnumbered law; `predicate` is a name of
    `graph.vocabulary.relations`. `subject_mention` and `object_mention` are the places, in `Record.citations`, of the
    mentions that the sentence holds (None for "self").
    """

    subject: str
    predicate: str
    object: str
    quote: str
    start: int
    end: int
    rule: str
    confidence: float
    subject_mention: int | None = None
    object_mention: int | None = None


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """One paragraph or item that tells named bodies to do something.

    `deadline` is an ISO date or a recurrence ("monthly:25", "weekly:5", "yearly:01-15", "quarterly", …); `citations`
    are names of citations; `reports_to` the bodies that want the report.
    """

    label: str | None
    lead: tuple[str, ...]
    coordinate: tuple[str, ...]
    action: str
    deadline: str | None
    deadline_text: str | None
    citations: tuple[str, ...]
    start: int
    end: int
    rule: str
    confidence: float
    reports_to: tuple[str, ...] = ()


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All that was read from one paper. `text` is None where the reader of the record did not ask for it."""

    id: str
    document: Header
    citations: tuple[Citation, ...]
    relations: tuple[Relation, ...]
    tasks: tuple[Task, ...]
    text: str | None = None

    def to_json(self) -> bytes:
        """Encode as one line of UTF-8 JSON, the form of `danchieu extract --format jsonl`."""
        return msgspec.json.encode(self)

    @classmethod
    def from_json(cls, data: bytes | str) -> Record:
        """Decode what `to_json` made. Raises `msgspec.ValidationError` where a field is missing or of a wrong type."""
        return msgspec.json.decode(data, type=cls)

    def to_builtins(self) -> dict[str, Any]:
        """Give the record as plain dicts and lists."""
        built: dict[str, Any] = msgspec.to_builtins(self)
        return built
