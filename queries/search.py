"""Find documents by number, by words (no diacritics needed) and by agency, with facets that narrow the answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType

import msgspec

from graph.errors import AmbiguousNumber, NotFound
from graph.identity import BASE, number_slug, plain, year_of
from graph.model import Iri
from graph.parties import province_in
from graph.record import fold_space
from graph.stores.library import Library
from queries import render
from queries.chain import WHOLE, Limits
from queries.directory import Agency, directory
from queries.documents import Document, documents
from queries.engines import Sparql

__all__ = [
    "FACETS",
    "Found",
    "Hit",
    "Snippet",
    "Suggestion",
    "bodies_named",
    "body_meant",
    "meant",
    "search",
    "suggest",
]

NEAR = 20  # places that are looked at from each one on
MOST_PLACES = 500  # in one paper, of words that were asked for
MOST_HITS = 2_000  # papers that full-text search ranks; what comes behind is no answer to a question anyway
_WORD = re.compile(r"[a-z0-9]+")
_RULE = re.compile(r"(?:[-_=]{3,}|[*|#]+) ?")  # lines of a letterhead, marks of a page
_AROUND = 90  # characters of a paper on each side of the words that were found

FACETS: Mapping[str, Callable[[Document], str | None]] = MappingProxyType(
    {
        "status": lambda card: card.status,
        "level": lambda card: card.level,
        "type": lambda card: card.type,
        "year": lambda card: year_of(card.number, card.date),
        "province": lambda card: found.name if (found := province_in(card.issuer or "")) else None,
        "issuer": lambda card: card.issuer,
    }
)
"""What narrows a search: the value that each facet has for a document."""


class Snippet(msgspec.Struct, frozen=True):
    """A stretch of a paper's text; `marks` are the places in it of the words that were asked for."""

    text: str
    marks: tuple[tuple[int, int], ...]


class Hit(msgspec.Struct, frozen=True):
    """A document that was found, with where its text says so (None where number, title or issuer did)."""

    card: Document
    snippet: Snippet | None


class Found(msgspec.Struct, frozen=True):
    """`total` documents answer; `hits` are those asked for; `facets` counts values with the other facets applied."""

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[tuple[str, int], ...]]
    agencies: tuple[Agency, ...]


class Suggestion(msgspec.Struct, frozen=True):
    """What a few letters may mean: a document or an agency."""

    iri: str
    kind: str
    label: str
    detail: str


def search(
    library: Library,
    asked: str,
    chosen: Mapping[str, str] = MappingProxyType({}),
    limits: Limits = WHOLE,
    *,
    offset: int = 0,
    limit: int = 20,
) -> Found:
    """Find what `asked` (a number in any spelling, words, an agency) means; "" means everything.

    `chosen` narrows by values of `FACETS`, `limits` by date and level. A number that begins with what was asked counts;
    words must all occur, in the paper's text or in number, title and issuer, whatever their case and diacritics.
    """
    limits.check()
    ranked = [card for card in _ranked(library, asked) if limits.seeks(card)]
    fitting = [card for card in ranked if all(FACETS[name](card) == value for name, value in chosen.items())]
    shown = fitting[offset : offset + limit]
    return Found(
        len(fitting),
        tuple(Hit(card, _snippet(library, card, asked)) for card in shown),
        {name: _counts(ranked, chosen, name) for name in FACETS},
        tuple(_agencies(library, asked, 5)),
    )


def meant(library: Library, asked: str) -> Iri:
    """Give the one document that `asked` means: its IRI, its number in any spelling, words of its issuer beside it.

    Raises `NotFound` where there is none and `AmbiguousNumber` with the candidates where there are several.
    """
    try:
        return library.document(asked)
    except NotFound:
        found = [] if asked.startswith(BASE) else _numbered(library, asked, every_word=True)
        exact = [card for card in found if card.status != "unresolved"] or found
        if not exact:
            raise
        if len(exact) > 1:
            iris = tuple(card.id for card in exact)
            raise AmbiguousNumber("ambiguous", iris, name=asked, count=len(exact)) from None
        return exact[0].id


def bodies_named(library: Library, asked: str) -> tuple[Agency, ...]:
    """Give the bodies that a name in any spelling, words of it or an IRI means, groups too: exact names alone."""
    known = directory(library).agencies
    if asked.startswith(BASE):
        return tuple(body for body in known if body.iri == asked)
    words = _words(asked)
    found = [body for body in known if words and _begins(words, plain(body.name))]
    return tuple([body for body in found if _words(body.name) == words] or found)


def body_meant(library: Library, asked: str) -> Iri:
    """Give the one body that `asked` means; raises `NotFound`, and `AmbiguousNumber` that lists the candidates."""
    found = bodies_named(library, asked)
    if not found:
        raise NotFound("no-agency", name=asked)
    if len(found) > 1:
        names = Counter(body.name for body in found)  # one name said by several speakers: the IRI tells by whom
        listed = "".join(f"\n  {body.name}" + (f" <{body.iri}>" if names[body.name] > 1 else "") for body in found[:20])
        raise AmbiguousNumber("ambiguous-agency", tuple(body.iri for body in found), name=asked, listed=listed)
    return found[0].iri


def suggest(library: Library, asked: str, limit: int = 10) -> tuple[Suggestion, ...]:
    """Give documents and agencies that `asked`, as far as it is typed, may mean."""
    found = [
        Suggestion(card.id, "Document", render.name(card), card.issuer or "") for card in _named(library, asked)[:limit]
    ]
    found += (Suggestion(body.iri, "Agency", body.name, "") for body in _agencies(library, asked, 3))
    return tuple(found[-limit:])


def _counts(ranked: Sequence[Document], chosen: Mapping[str, str], facet: str) -> tuple[tuple[str, int], ...]:
    others = [(name, value) for name, value in chosen.items() if name != facet]
    counted = Counter(
        value
        for card in ranked
        if all(FACETS[name](card) == wanted for name, wanted in others) and (value := FACETS[facet](card))
    )
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def _ranked(library: Library, asked: str) -> Iterator[Document]:
    """Give the documents that answer, the likeliest first, each once."""
    everything = directory(library).documents
    if not (words := _words(asked)):
        yield from everything
        return
    seen: set[str] = set()
    for card in (*_numbered(library, asked), *_in_text(library, words), *_titled(library, words)):
        if card.id not in seen:
            seen.add(card.id)
            yield card


def _words(asked: str) -> list[str]:
    return _WORD.findall(plain(asked))


def _numbered(library: Library, asked: str, *, every_word: bool = False) -> list[Document]:
    """Give the documents whose number is, or begins with, what was asked; words beside the number narrow them.

    With `every_word` a word that fits none of them leaves none: "145/KH-UBND" is not 145/NĐ-CP.

    "107/NQ-CP", "107 nq cp", "nghị quyết 107/nq-cp" and "107/NQ-CP Chính phủ" all ask for one number.
    """
    words = _words(asked)
    first = next((place for place, word in enumerate(words) if word[0].isdigit()), None)
    if first is None:
        return []
    for end in range(len(words), first, -1):
        key = number_slug("-".join(words[first:end]))
        if iris := dict.fromkeys([*library.ledger.documents(key), *library.ledger.documents(key, prefix=True)]):
            known = documents(Sparql(library.sparql), iris)
            cards = [known[iri] for iri in iris if iri in known]
            rest = words[:first] + words[end:]
            fitting = [card for card in cards if _begins(rest, plain(f"{card.type} {card.title} {card.issuer}"))]
            return fitting if fitting or every_word else cards
    return []


def _in_text(library: Library, words: Sequence[str]) -> list[Document]:
    query = " ".join(f'"{word}"' for word in words)
    known = directory(library).by_iri
    papers = (library.ledger.paper(digest) for digest in library.ledger.find_words(query, MOST_HITS))
    return [known[paper.document] for paper in papers if paper and paper.document in known]


def _titled(library: Library, words: Sequence[str]) -> Iterator[Document]:
    held = directory(library)
    for card, title in zip(held.documents, held.plain_titles, strict=True):
        if _begins(words, title):
            yield card


def _named(library: Library, asked: str) -> list[Document]:
    words = _words(asked)
    if not words:
        return []
    found = [*_numbered(library, asked), *_titled(library, words)]
    return list({card.id: card for card in found}.values())


def _agencies(library: Library, asked: str, limit: int) -> Iterator[Agency]:
    words = _words(asked)
    if not words:
        return
    for body in directory(library).agencies:
        if limit and not body.group and _begins(words, plain(body.name)):
            limit -= 1
            yield body


def _begins(words: Iterable[str], text: str) -> bool:
    """Tell whether every word begins some word of `text`."""
    padded = " " + " ".join(_WORD.findall(text))
    return all(f" {word}" in padded for word in words)


def _closest(places: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """Give the place from which on the most different words stand near one another, the first of several."""
    best, most = None, 0
    for first, place in enumerate(places):
        near = {other[0] for other in places[first : first + NEAR] if other.start() < place.start() + _AROUND}
        if len(near) > most:
            best, most = place, len(near)
    return best


def _snippet(library: Library, card: Document, asked: str) -> Snippet | None:
    """Give the first stretch of the document's text that holds the words together, else the first that holds one."""
    words = _words(asked)
    held = library.papers_of(card.id)
    if not words or not held:
        return None
    text = _RULE.sub(" ", fold_space(library.record(held[0]).text or ""))
    letters = plain(text)
    body = max(0, letters.find(plain(fold_space(card.title)))) if card.title else 0  # behind the letterhead
    together = re.compile(r"\W+".join(rf"\b{word}\b" for word in words))
    any_of = re.compile("|".join(rf"\b{word}\b" for word in words))
    phrase = together.search(letters, body) or together.search(letters)
    place = phrase or _closest(list(islice(any_of.finditer(letters, body), MOST_PLACES)))
    if not place:
        return None
    start = max(0, place.start() - _AROUND)
    end = min(len(text), place.end() + _AROUND)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = e if (e := text.find(" ", end)) != -1 else len(text)
    found = (together if phrase else any_of).finditer(letters)
    marks = ((m.start() - start, m.end() - start) for m in found if start <= m.start() and m.end() <= end)
    return Snippet(text[start:end], tuple(marks))
