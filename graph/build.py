"""Make the graph of one paper from its record: a pure function of what was read and of what other papers settle."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph.identity import number_key, paper_iri, person_iri, plain, task_iri
from graph.links import links_of
from graph.listed import one_by_one
from graph.model import Edge, Evidence, Iri, Node, PaperGraph
from graph.named_acts import SURE
from graph.parties import Party, body, level_within, parties, signs_within
from graph.provisions import CHANGES, PARTS_ENDED, provision_iri, provision_name, provisions_in
from graph.recipients import addressees, copies
from graph.record import Citation, Record, Relation, Task, fold_space
from graph.references import Reference, References, read_references
from graph.vocabulary import NodeKind

__all__ = ["paper_graph"]

ADDRESSEES = "(addressees)"  # what a task calls the bodies that the whole paper addresses (gold guide, tasks)
_SPACE = re.compile(r"\s")  # one for one: offsets stay
_HEADER_RULE = "header"
_RECIPIENTS = "noi nhan"  # in plain letters: the heading of the list of recipients (Decree 30, Annex I, II.9)
_CITES = "cites"
_ENCLOSING = re.compile(r"ban hanh kem theo\s*$")  # in plain letters, before what promulgates a regulation
_BEFORE = 40  # characters before a mention in which these words stand, white space included


class _Builder:
    """Collects the nodes and edges of one paper; each statement is kept once, with all its evidence."""

    def __init__(self, record: Record, digest: str, settled: Mapping[Iri, Iri], references: References) -> None:
        self.record = record
        self.digest = digest
        self.paper = paper_iri(digest)
        self.text = record.text or ""
        self.plain = _SPACE.sub(" ", plain(self.text))
        self.references = references
        self.speaker = self.references.own.issuer or record.document.issuer or digest
        self.settled = settled
        self.addressees = tuple(name for _, name in addressees(record, self.speaker))
        self.nodes: dict[Iri, tuple[NodeKind, set[tuple[str, str]]]] = {}
        self.edges: dict[tuple[Iri, str, Iri], set[Evidence]] = defaultdict(set)

    def iri(self, reference: Reference) -> Iri:
        return self.settled.get(reference.iri, reference.iri)

    @staticmethod
    def issuers(reference: Reference) -> list[str]:
        return reference.issuer.split("; ") if reference.issuer else []

    def node(self, iri: Iri, kind: NodeKind, properties: Iterable[tuple[str, str | None]]) -> Iri:
        _, known = self.nodes.setdefault(iri, (kind, set()))
        known.update((name, value) for name, value in properties if value)
        return iri

    def edge(self, source: Iri, relation: str, target: Iri, evidence: Evidence) -> None:
        if source != target:
            self.edges[source, relation, target].add(evidence)

    def evidence(self, start: int, end: int, rule: str, confidence: float, provision: str | None = None) -> Evidence:
        quote = fold_space(self.text[start:end])
        return Evidence(self.paper, start, end, quote, rule, confidence, provision or "")

    def of_citation(self, place: int) -> Evidence:
        """Give the evidence of a citation; for the name of a law without date, how it tells which law it is."""
        c, act = self.record.citations[place], self.references.acts.get(place)
        rule = act.rule if act else None
        confidence = min(c.confidence, SURE) if rule else c.confidence
        return self.evidence(c.start, c.end, rule or c.rule, confidence, self.provision(c))

    def provision(self, citation: Citation) -> str | None:
        """Give the part that a citation names; one of what its document encloses says so, as its words do."""
        enclosing = _ENCLOSING.search(self.plain, max(0, citation.start - _BEFORE), citation.start)
        if not citation.provision or not enclosing:
            return citation.provision
        return f"{citation.provision} {fold_space(self.text[slice(*enclosing.span())])}"

    def locate(self, words: str, start: int, end: int) -> tuple[int, int] | None:
        """Find `words` in the text between two places, whatever their case, diacritics and white space."""
        if not (tokens := plain(words).split()):
            return None
        line = " ".join(tokens)
        if (place := self.plain.find(line, start, end)) >= 0:
            return place, place + len(line)
        found = re.search(r"\s+".join(map(re.escape, tokens)), self.plain[start:end]) if len(tokens) > 1 else None
        return (start + found.start(), start + found.end()) if found else None

    def of_header(self, words: str, *, last: bool = False) -> Evidence:
        """Give the evidence of a header cell; for one printed in other words, the number or the first line."""
        end = len(self.text)
        place = self.locate(words, self.plain.rfind(plain(words)) if last else 0, end)
        place = place or self.locate(self.record.document.number or "", 0, end)
        if place is None:
            start = len(self.text) - len(self.text.lstrip())
            place = start, max(start, self.text.find("\n", start))
        return self.evidence(*place, _HEADER_RULE, 1.0)

    def of_recipients(self, item: str) -> Evidence:
        """Give the evidence of an item of the recipients, which stand below the body."""
        below = max(0, self.plain.rfind(_RECIPIENTS))
        place = self.locate(item, below, len(self.text)) if below else None
        return self.evidence(*place, _HEADER_RULE, 1.0) if place else self.of_header(item, last=True)

    def party(self, party: Party) -> Iri:
        """State a body and, so that each is described, all that the tables lead to from it."""
        if party.iri not in self.nodes:
            self.node(party.iri, party.kind, party.properties)
            for link in links_of(Node(party.iri, party.kind, party.properties)):
                self.party(link.party)
        return party.iri


def paper_graph(
    record: Record, digest: str, settled: Mapping[Iri, Iri] | None = None, references: References | None = None
) -> PaperGraph:
    """Give all that the paper `digest`, read as `record`, states.

    `settled` says which documents the paper's unresolved nodes are, by what other papers tell (`graph.resolve`).
    `references` spares reading them where that was done. Nodes and edges come sorted, without repetition.

    >>> from graph.record import Header
    >>> header = Header(number="5/KH-UBND", date="2021-03-01", issuer="Ủy ban nhân dân tỉnh Kiên Giang")
    >>> record = Record(id="x", document=header, citations=(), relations=(), tasks=())
    >>> paper_graph(record, "00").document
    'https://w3id.org/danchieu/eli/uy-ban-nhan-dan-tinh-kien-giang/2021/5-kh-ubnd'
    """
    references = references or read_references(record, digest)
    builder = _Builder(record, digest, settled or {}, references)
    document = builder.iri(references.own)
    _state_own(builder, document)
    for reference in references.others:
        _state_reference(builder, document, reference)
    for relation in record.relations:
        _state_relation(builder, references, relation)
    for place, task in enumerate(record.tasks, start=1):
        _state_task(builder, document, place, task)
    return PaperGraph(
        builder.paper,
        document,
        tuple(Node(iri, kind, tuple(sorted(props))) for iri, (kind, props) in sorted(builder.nodes.items())),
        tuple(Edge(*key, tuple(sorted(evidence))) for key, evidence in sorted(builder.edges.items())),
    )


def _identity(reference: Reference, iri: Iri) -> list[tuple[str, str | None]]:
    """Give the properties of a document that every paper naming it can give."""
    return [
        ("number", reference.number),
        ("number_key", number_key(reference.number) if reference.number else None),
        ("type", reference.type),
        ("date", reference.date),
        ("year", reference.year),
        ("reason", reference.reason if iri == reference.iri else None),
        ("status", "unresolved" if iri == reference.iri and reference.reason and reference.citations else None),
    ]


def _state_own(builder: _Builder, document: Iri) -> None:
    head = builder.record.document
    own = builder.references.own
    builder.node(
        document,
        "Document",
        [
            *_identity(own, document),
            ("status", "read"),
            ("title", head.title),
            ("place", head.place),
            ("level", head.level),
            ("signer_position", head.signer_position),
            ("signing_mode", head.signing_mode),
        ],
    )
    for name in builder.issuers(own):
        builder.edge(document, "issued_by", builder.party(body(name)), builder.of_header(name))
    if head.signer:
        signer = builder.node(person_iri(head.signer, signs_within(builder.speaker)), "Person", [("name", head.signer)])
        builder.edge(document, "signed_by", signer, builder.of_header(head.signer, last=True))
    for printed, name in addressees(builder.record, builder.speaker):
        for party in parties(name, builder.speaker, head.date):
            builder.edge(document, "addressed_to", builder.party(party), builder.of_header(printed))
    for item, party in copies(builder.record, builder.speaker):
        builder.edge(document, "copied_to", builder.party(party), builder.of_recipients(item))


def _state_reference(builder: _Builder, document: Iri, reference: Reference) -> None:
    iri = builder.iri(reference)
    name = None if reference.number else reference.name
    level = level_within(reference.issuer.split(";")[0]) if reference.issuer else None
    builder.node(iri, "Document", [*_identity(reference, iri), ("title", name), ("level", level)])
    proofs = [builder.of_citation(place) for place in reference.citations]
    for proof in proofs:
        builder.edge(document, _CITES, iri, proof)
    for name in builder.issuers(reference):
        for proof in proofs:
            builder.edge(iri, "issued_by", builder.party(body(name)), proof)


def _meant(references: References, name: str, mention: int | None) -> Reference | None:
    if name == "self":
        return references.own
    if mention is not None and 0 <= mention < len(references.by_citation):
        return references.at(references.by_citation[mention])
    place = references.by_name.get(name)
    return None if place is None else references.at(place)


def _state_relation(builder: _Builder, references: References, relation: Relation) -> None:
    subject = _meant(references, relation.subject, relation.subject_mention)
    target = _meant(references, relation.object, relation.object_mention)
    if subject is None or target is None:
        return  # a name that no citation bears says nothing that could be checked
    source, goal = builder.iri(subject), builder.iri(target)
    mention, citations = relation.object_mention, builder.record.citations
    cited = citations[mention] if mention is not None and 0 <= mention < len(citations) else None
    by = relation.subject_mention
    actor = citations[by] if by is not None and 0 <= by < len(citations) else None
    part = builder.provision(cited) if cited and not _is_of_whole(cited, actor) else None
    act = references.acts.get(mention) if mention is not None else None
    confidence = min(relation.confidence, SURE) if act and act.rule else relation.confidence
    proof = builder.evidence(relation.start, relation.end, relation.rule, confidence, part)
    builder.edge(source, relation.predicate, goal, proof)
    if (source, _CITES, goal) not in builder.edges:
        builder.edge(source, _CITES, goal, proof)
    if relation.predicate in CHANGES and source != goal:
        _state_provisions(builder, source, relation, goal, proof)


def _is_of_whole(target: Citation, actor: Citation | None) -> bool:
    """Tell whether what is done to a target is told of all of it, whatever part the mention names.

    "Điều 9 Luật A được sửa đổi theo Luật B" speaks of Luật A as it is now; "… tại khoản 1 Điều 2 Luật B" of its Điều 9.
    """
    return actor is not None and actor.start > target.start and not actor.provision


def _state_provisions(builder: _Builder, source: Iri, relation: Relation, goal: Iri, proof: Evidence) -> None:
    """State which parts of its object a change touches, as far as its words name them."""
    change = PARTS_ENDED.get(relation.rule, relation.predicate)
    for path in provisions_in(proof.provision):
        part = builder.node(provision_iri(goal, path), "Provision", [("name", provision_name(path))])
        builder.edge(part, "provision_of", goal, proof)
        builder.edge(source, f"{change}_provision", part, proof)


def _state_task(builder: _Builder, document: Iri, place: int, task: Task) -> None:
    iri = builder.node(
        task_iri(builder.digest, place),
        "Task",
        [
            ("label", task.label),
            ("action", task.action),
            ("deadline", task.deadline),
            ("deadline_text", task.deadline_text),
        ],
    )
    whole = builder.evidence(task.start, task.end, task.rule, task.confidence)
    builder.edge(document, "has_task", iri, whole)
    head = builder.record.document
    roles = (("assigns_lead", task.lead), ("assigns_coordinate", task.coordinate), ("reports_to", task.reports_to))
    for relation, names in roles:
        for name, meant in zip(names, one_by_one(names, builder.speaker), strict=True):
            found = builder.locate(name, task.start, task.end)
            proof = builder.evidence(*found, task.rule, task.confidence) if found else whole
            printed = builder.addressees if name == ADDRESSEES else (meant,)
            for party in (p for one in printed for p in parties(one, builder.speaker, head.date)):
                builder.edge(iri, relation, builder.party(party), proof)
    for name in task.citations:
        _state_basis(builder, iri, task, name)


def _state_basis(builder: _Builder, iri: Iri, task: Task, name: str) -> None:
    """Tie the task to the document it names: by the mention inside the task, else by the mentions elsewhere."""
    citations = builder.record.citations
    inside = [
        place for place, c in enumerate(citations) if c.name == name and task.start <= c.start and c.end <= task.end
    ]
    if inside:
        for place in inside:
            meant = builder.references.at(builder.references.by_citation[place])
            builder.edge(iri, "under_basis", builder.iri(meant), builder.of_citation(place))
    elif (meant_place := builder.references.by_name.get(name)) is not None:
        meant = builder.references.at(meant_place)
        builder.edge(
            iri, "under_basis", builder.iri(meant), builder.evidence(task.start, task.end, task.rule, task.confidence)
        )
