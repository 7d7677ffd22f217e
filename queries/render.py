"""A chain for people: as a tree of text, and as the graph of a picture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec
import networkx as nx

from graph.model import Iri
from graph.tables import Language as Lang
from graph.tables import read_words
from graph.vocabulary import levels, relations
from queries.branches import Branch, branches
from queries.chain import Chain, Unresolved
from queries.coverage import STATES, Coverage, Covered
from queries.documents import Document
from queries.path import Path, Ways
from queries.tasks import Task

__all__ = [
    "Lang",
    "chain_graph",
    "chain_tree",
    "clip",
    "coverage_text",
    "day",
    "name",
    "path_text",
    "reason_text",
    "relation_label",
    "words_of",
]

LONGEST = 160  # characters of a quote or an action on one line


def words_of(lang: Lang) -> Mapping[str, str]:
    """Give the words of `queries/tables/words.tsv` in one language, by their keys."""
    return read_words("queries", "words", lang)


def day(date: str, lang: Lang) -> str:
    """Give an ISO date, or as much of one as is known, the way it is read.

    >>> day("2021-09-11", "vi"), day("2021-09", "vi"), day("2021", "en")
    ('11/09/2021', '09/2021', '2021')
    """
    return "/".join(reversed(date.split("-"))) if lang == "vi" else date


def name(document: Document, lang: Lang = "vi") -> str:
    """Give the words by which people call a document: its type and number, else its title.

    >>> name(Document(id=Iri("x:1"), type="kế hoạch", number="5/KH-UBND"))
    'Kế hoạch 5/KH-UBND'
    """
    kind = document.type or ""
    rest = document.number or document.title or words_of(lang)["unnamed"]
    words = rest if kind and rest.casefold().startswith(kind) else f"{kind} {rest}".strip()
    return words[:1].upper() + words[1:]


def chain_tree(chain: Chain, lang: Lang = "vi", tasks: int | None = 3) -> str:
    """Draw `chain` as a tree of text lines.

    Every document stands whole once, at the place nearest to the root, with the words that prove the hop and its first
    `tasks` tasks (None for all); where another route reaches it, a line refers to it. What is unresolved follows.
    """
    return "\n".join(_Tree(chain, lang, tasks).lines())


class _Tree:
    """The drawing of one chain."""

    def __init__(self, chain: Chain, lang: Lang, tasks: int | None) -> None:
        self.chain = chain
        self.lang = lang
        self.words = words_of(lang)
        self.most = tasks
        self.cards = {card.id: card for card in chain.nodes}
        self.tasks: dict[Iri, list[Task]] = defaultdict(list)
        for task in chain.tasks:
            self.tasks[task.document].append(task)

    def lines(self) -> Iterator[str]:
        kinds = {card.level for card in self.chain.nodes if card.level}
        counts = {"documents": len(self.cards), "levels": len(kinds), "unresolved": len(self.chain.unresolved)}
        yield self.words["summary"].format(**counts)
        tree = branches(self.chain)
        for branch, (first, bar) in zip(tree, _rails([branch.depth for branch in tree]), strict=True):
            yield first + self.line(branch)
            yield from (bar + line for line in self.reasons(branch))
            if not branch.again:
                yield from (bar + line for line in self.duties(branch.document.id))
        yield from self.open_ends()

    def line(self, branch: Branch) -> str:
        card = branch.document
        if branch.again:
            return f"{name(card, self.lang)} ({self.words['again']})"
        level = levels().get(card.level or "")
        parts = [_full_name(card, self.lang), getattr(level, f"label_{self.lang}") if level else None]
        parts.append(None if branch.days is None else self.words["days"].format(days=branch.days))
        return " · ".join(filter(None, parts))

    def reasons(self, branch: Branch) -> Iterator[str]:
        # Going up, the document on the line is the target, and the line says what it is to the one it hangs from.
        up = self.chain.direction == "up"
        for hop in branch.hops:
            proof = hop.evidence[0]
            said = f"{relation_label(hop.relation, self.lang, inverse=up)}: «{clip(proof.quote)}»"
            if proof.document not in (hop.source, hop.target) and proof.document in self.cards:
                said += f" ({self.words['says'].format(document=name(self.cards[proof.document], self.lang))})"
            yield said

    def duties(self, iri: Iri) -> Iterator[str]:
        held = self.tasks[iri]
        for task in held[: self.most]:
            due = _due(task, self.lang)
            due = f" ({self.words['due'].format(date=due)})" if due else ""
            label = " ".join(filter(None, (self.words["task"], task.label)))
            yield f"{label}: {clip('; '.join(task.lead) or '?')} → {clip(task.action or '')}{due}"
        if self.most is not None and len(held) > self.most:
            yield f"… {self.words['more-tasks'].format(count=len(held) - self.most)}"

    def open_ends(self) -> Iterator[str]:
        if self.chain.unresolved:
            yield f"{self.words['unresolved']} ({len(self.chain.unresolved)})"
        for one in self.chain.unresolved:
            yield f"? {self.open_end(one)}"

    def open_end(self, one: Unresolved) -> str:
        parts = [one.number or self.words["unnamed"], reason_text(one.reason, self.lang)]
        if one.may_be:
            card = self.cards[one.may_be]
            dated = f"{name(card, self.lang)} ({day(card.date or '', self.lang)})"
            parts.append(self.words["may-be"].format(document=dated))
        known = [name(self.cards[iri], self.lang) if iri in self.cards else iri for iri in one.cited_by]
        if known:
            parts.append(self.words["cited-by"].format(documents="; ".join(known)))
        return " · ".join(filter(None, parts))


def _rails(depths: Sequence[int]) -> list[tuple[str, str]]:
    """Give what stands before each line of a tree, and before the lines that explain it."""
    ends: list[bool] = []
    open_at: set[int] = set()
    for depth in reversed(depths):
        ends.append(depth not in open_at)
        open_at = {d for d in open_at if d < depth} | {depth}
    drawn: list[tuple[str, str]] = []
    rails: list[str] = []
    for place, (depth, end) in enumerate(zip(depths, reversed(ends), strict=True)):
        if depth:
            del rails[depth - 1 :]
            first = "".join(rails) + ("└─ " if end else "├─ ")
            rails.append("   " if end else "│  ")
        else:
            first = ""
        below = place + 1 < len(depths) and depths[place + 1] > depth
        drawn.append((first, "".join(rails) + ("│  " if below else "   ")))
    return drawn


def path_text(ways: Ways, lang: Lang = "vi") -> str:
    """Write the ways between two documents, one below the other, every step with what it says and its proof."""
    cards = {card.id: card for card in ways.nodes}
    if not ways.paths:
        ends = {"start": name(cards[ways.start], lang), "end": name(cards[ways.end], lang)}
        return words_of(lang)["no-path"].format(**ends)
    return "\n\n".join("\n".join(_path_lines(one, cards, lang)) for one in ways.paths)


def coverage_text(found: Coverage, lang: Lang = "vi") -> str:
    """Write who has acted, after how many days, by which paper and over which documents; then who has not."""
    words = words_of(lang)
    cards = {card.id: card for card in found.documents}
    lines = [words["coverage"].format(document=_full_name(cards[found.root], lang), at=day(found.at, lang))]
    for state in STATES:
        bodies = [one for one in found.bodies if one.state == state]
        lines.append(f"{words[f'state-{state}']} ({len(bodies)}/{len(found.bodies)})")
        if state == "acted":
            lines += [_covered_line(one, cards, lang) for one in bodies]
        elif bodies:
            lines.append(f"  {'; '.join(one.body for one in bodies)}")
    if found.groups:
        lines.append(words["groups"].format(groups="; ".join(found.groups)))
    return "\n".join(lines)


def _covered_line(one: Covered, cards: Mapping[Iri, Document], lang: Lang) -> str:
    way = " → ".join(name(cards[iri], lang) for iri in one.route)
    days = None if one.days is None else words_of(lang)["days"].format(days=one.days)
    first = cards[one.route[0]]
    return "  " + " · ".join(filter(None, (one.body, days, day(first.date, lang) if first.date else None, way)))


def _path_lines(one: Path, cards: Mapping[Iri, Document], lang: Lang) -> Iterator[str]:
    yield _full_name(cards[one.documents[0]], lang)
    for near, far, hops in zip(one.documents, one.documents[1:], one.steps, strict=False):
        for hop in hops:
            said = relation_label(hop.relation, lang, inverse=hop.source != near)
            yield f"   {said}: «{clip(hop.evidence[0].quote)}»"
        yield _full_name(cards[far], lang)


def _full_name(card: Document, lang: Lang) -> str:
    parts = (name(card, lang), card.issuer, day(card.date, lang) if card.date else None)
    return " · ".join(filter(None, parts))


def relation_label(name: str, lang: Lang, *, inverse: bool = False) -> str:
    """Give the name of a relation, or of its inverse.

    >>> relation_label("implements", "vi"), relation_label("implements", "vi", inverse=True)
    ('thực hiện', 'được thực hiện bởi')
    """
    label: str = getattr(relations()[name], f"{'inverse' if inverse else 'label'}_{lang}")
    return label


def _due(task: Task, lang: Lang) -> str | None:
    """Give the day, or the words of a deadline that is no day."""
    if task.deadline and task.deadline[0].isdecimal():
        return day(task.deadline, lang)
    return task.deadline_text or task.deadline


def reason_text(reason: str | None, lang: Lang) -> str:
    """Say why a reference is unresolved; `graph.references` names what is missing: "number and year unknown"."""
    missing = (reason or "").removesuffix(" unknown").split(" and ")
    words = words_of(lang)
    if not all(f"missing-{one}" in words for one in missing):
        return reason or ""
    return words["missing"].format(what=", ".join(words[f"missing-{one}"] for one in missing))


def clip(text: str) -> str:
    """Give as much of `text` as stands on one line."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def chain_graph(chain: Chain) -> nx.MultiDiGraph[str]:
    """Give `chain` as a networkx graph of plain values, as `explorer.picture.picture` and GraphML want it.

    Nodes carry the fields of `Document` and `tasks`; edges are keyed by relation and carry `evidence`.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    tasks: dict[Iri, list[dict[str, object]]] = defaultdict(list)
    for task in chain.tasks:
        tasks[task.document].append(msgspec.to_builtins(task))
    for card in chain.nodes:
        graph.add_node(card.id, tasks=tasks[card.id], **msgspec.to_builtins(card))
    for hop in chain.edges:
        evidence = [msgspec.to_builtins(proof) for proof in hop.evidence]
        graph.add_edge(hop.source, hop.target, key=hop.relation, evidence=evidence)
    return graph
