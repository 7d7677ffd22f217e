"""Whether a document is in force on a day, and which edges and words say so."""

from __future__ import annotations

import msgspec
import pytest

from graph.errors import DanchieuError, NotFound
from graph.model import Iri
from graph.record import Record
from graph.stores.library import Library
from queries.engines import Sparql
from queries.force import Force, force, history, reader
from queries.life_text import force_text
from tests.queries.conftest import Engines, MakeLibrary, Said, make_paper

CIRCULAR = "5/2020/TT-BYT Bộ_Y_tế 2020-03-01"


def paper(name: str, *said: Said, clause: str = "", part: str | None = None) -> Record:
    """A paper that says of itself what `clause` says, and names `part` of the documents it acts on."""
    record = make_paper(name, *said)
    citations = tuple(msgspec.structs.replace(citation, provision=part) for citation in record.citations)
    return msgspec.structs.replace(record, text=f"{record.text}{clause}", citations=citations)


OWN = paper(CIRCULAR, clause="Thông tư này có hiệu lực từ ngày 15/4/2020.")
LIMITED = paper(CIRCULAR, clause="Thông tư này có hiệu lực từ ngày 15/4/2020 đến hết ngày 31/12/2022.")
LATER = "9/2023/TT-BYT Bộ_Y_tế 2023-05-01"
CLAUSE = "Thông tư này có hiệu lực từ ngày 01/7/2023."


def ends(relation: str, part: str | None = None, clause: str = CLAUSE) -> Record:
    return paper(LATER, (relation, CIRCULAR), clause=clause, part=part)


# (papers of the store, day, state, kinds of the events that say so)
STATES = [
    pytest.param([OWN], "2020-02-01", "not yet", ["issued"], id="before it was signed"),
    pytest.param([OWN], "2020-04-14", "not yet", ["effective"], id="before the day it states"),
    pytest.param([OWN], "2020-04-15", "in force", ["effective"], id="from the day it states"),
    pytest.param([paper(CIRCULAR)], "2021-01-01", "unknown", [], id="silence is no force"),
    pytest.param([ends("cites")], "2021-01-01", "unknown", [], id="its text is not held"),
    pytest.param([OWN, ends("replaces")], "2023-06-30", "in force", ["effective"], id="replaced later"),
    pytest.param(
        [OWN, ends("replaces")], "2023-07-01", "not in force", ["replaces"], id="replaced from the stated day"
    ),
    pytest.param(
        [OWN, ends("repeals", clause="")], "2023-05-01", "not in force", ["repeals"], id="else from the day of signing"
    ),
    pytest.param([ends("repeals")], "2024-01-01", "not in force", ["repeals"], id="repealed, its text not held"),
    pytest.param(
        [OWN, ends("repeals", part="Điều 7")],
        "2024-01-01",
        "partly",
        ["effective", "repeals"],
        id="an article repealed",
    ),
    pytest.param([OWN, ends("amends")], "2024-01-01", "in force", ["effective", "amends"], id="amended"),
    pytest.param([ends("amends")], "2024-01-01", "unknown", [], id="an amendment proves no lasting force"),
    pytest.param([OWN, ends("suspends")], "2024-01-01", "not in force", ["suspends"], id="suspended"),
    pytest.param(
        [OWN, ends("suspends", clause=f"{CLAUSE[:-1]} đến hết ngày 31/12/2023.")],
        "2024-01-01",
        "in force",
        ["effective"],
        id="the suspension is over",
    ),
    pytest.param([LIMITED], "2023-01-01", "not in force", ["expires"], id="its own time is over"),
    pytest.param(
        [LIMITED, ends("extends")], "2023-08-01", "unknown", ["expires", "extends"], id="extended: until when?"
    ),
    pytest.param(
        [OWN, paper("1/2019/TT-BYT Bộ_Y_tế 2019-01-01", ("replaces", CIRCULAR))],
        "2024-01-01",
        "in force",
        ["effective"],
        id="an older document replaces nothing",
    ),
    pytest.param(
        [OWN, paper("9/2023/TT-BYT Bộ_Y_tế 2023", ("replaces", CIRCULAR))],
        "2023-08-01",
        "unknown",
        ["replaces"],
        id="replaced in that year, the day not known",
    ),
]


def asked(library: Library, at: str) -> Force:
    return force(Sparql(library.sparql), library.document("5/2020/TT-BYT"), at, reader(library))


@pytest.mark.parametrize(("papers", "at", "state", "because"), STATES)
def test_the_state_on_a_day(
    library_of: MakeLibrary, papers: list[Record], at: str, state: str, because: list[str]
) -> None:
    found = asked(library_of(*papers), at)
    assert (found.state, [event.kind for event in found.because]) == (state, because)
    assert set(found.because) <= set(found.events)
    assert force_text(found)
    assert force_text(found, "en")


@pytest.mark.parametrize(
    ("quote", "part"),
    [
        pytest.param(
            "Bãi bỏ Chương III Định mức trồng sen ban hành kèm theo Thông tư số 5/2020/TT-BYT", True, id="a part"
        ),
        pytest.param(
            "thay thế: a) Phụ lục II ban hành kèm theo Thông tư số 5/2020/TT-BYT", True, id="an annex of a list"
        ),
        pytest.param("Bãi bỏ Quy chế ban hành kèm theo Thông tư số 5/2020/TT-BYT", False, id="all that it promulgates"),
        pytest.param("Bãi bỏ Thông tư số 5/2020/TT-BYT", False, id="the document"),
    ],
)
def test_a_part_of_what_was_promulgated_is_no_whole(library_of: MakeLibrary, quote: str, part: bool) -> None:
    acting = paper(LATER, ("repeals", CIRCULAR))
    (relation,) = acting.relations
    text = f"{acting.text}{quote}"
    relation = msgspec.structs.replace(relation, start=len(acting.text or ""), end=len(text), quote=quote)
    found = asked(library_of(msgspec.structs.replace(acting, text=text, relations=(relation,))), "2024-01-01")
    assert found.state == ("partly" if part else "not in force")


def test_a_part_repealed_by_an_amendment_leaves_the_rest_in_force(library_of: MakeLibrary) -> None:
    amending = ends("amends", part="Điều 7")
    repealing = tuple(msgspec.structs.replace(relation, rule="part-repealed") for relation in amending.relations)
    found = asked(library_of(OWN, msgspec.structs.replace(amending, relations=repealing)), "2024-01-01")
    assert (found.state, [event.kind for event in found.because]) == ("partly", ["effective", "amends"])
    assert found.because[1].said[0].provision == "Điều 7"


def about(part: str | None, relation: str = "amends", rule: str = "test", text: str = "") -> Record:
    """A paper that does `relation` to `part` of the circular."""
    acting = ends(relation, part, clause=f"{CLAUSE} {text}")
    changed = tuple(msgspec.structs.replace(each, rule=rule) for each in acting.relations)
    return msgspec.structs.replace(acting, relations=changed)


GONE = "part-repealed"
BUT = paper(CIRCULAR, clause="Thông tư này có hiệu lực từ ngày 15/4/2020, trừ quy định tại khoản 1 Điều 9.")
# (papers of the store, provision, state on 1 January 2024, kinds of the events that say so)
PROVISIONS = [
    pytest.param([OWN], "Điều 5", "in force", ["effective"], id="as its document"),
    pytest.param([OWN, about("Điều 5", rule=GONE)], "Điều 5", "not in force", ["repeals"], id="repealed"),
    pytest.param([OWN, about("Điều 5", "repeals")], "Điều 5", "not in force", ["repeals"], id="repealed, plainly"),
    pytest.param([OWN, about("Điều 4, 5", rule=GONE)], "khoản 2 Điều 5", "not in force", ["repeals"], id="with it all"),
    pytest.param(
        [OWN, about("khoản 2 Điều 5", rule=GONE)], "Điều 5", "partly", ["effective", "repeals"], id="a part of it"
    ),
    pytest.param([OWN, about("khoản 2 Điều 5", rule=GONE)], "khoản 1 Điều 5", "in force", ["effective"], id="beside"),
    pytest.param([OWN, about("Điều 50", rule=GONE)], "Điều 5", "in force", ["effective"], id="of another number"),
    pytest.param([OWN, about("Điều 5")], "Điều 5", "in force", ["effective", "amends"], id="amended"),
    pytest.param(
        [OWN, about("Điều 5", rule="part-replaced")], "Điều 5", "in force", ["effective", "replaces"], id="by new words"
    ),
    pytest.param(
        [OWN, about(None)], "Điều 5", "in force", ["effective"], id="amended, by a text that does not name it"
    ),
    pytest.param(
        [OWN, about(None, text="Sửa đổi Điều 5 như sau")],
        "Điều 5",
        "unknown",
        ["amends"],
        id="it names it",
    ),
    pytest.param([OWN, ends("repeals")], "Điều 5", "not in force", ["repeals"], id="with its document"),
    pytest.param([BUT], "Điều 9", "unknown", ["effective"], id="another day for a part of it"),
    pytest.param([BUT], "Điều 8", "in force", ["effective"], id="another day for others"),
    pytest.param([about("Điều 5", rule=GONE)], "Điều 5", "not in force", ["repeals"], id="its text not held"),
    pytest.param([about("Điều 6", rule=GONE)], "Điều 5", "unknown", [], id="silence is no force"),
]


@pytest.mark.parametrize(("papers", "part", "state", "because"), PROVISIONS)
def test_the_state_of_a_provision(
    library_of: MakeLibrary, papers: list[Record], part: str, state: str, because: list[str]
) -> None:
    library = library_of(*papers)
    document = library.document("5/2020/TT-BYT")
    found = force(Sparql(library.sparql), document, "2024-01-01", reader(library), part)
    assert (found.state, [event.kind for event in found.because]) == (state, because)
    assert found.provision == part
    assert part in force_text(found).splitlines()[0]


@pytest.mark.parametrize("part", ["Điều 5 và Điều 6", "Thông tư", ""])
def test_only_one_provision_is_asked_about(library_of: MakeLibrary, part: str) -> None:
    library = library_of(OWN)
    with pytest.raises(DanchieuError):
        force(Sparql(library.sparql), library.document("5/2020/TT-BYT"), "2024-01-01", None, part)


def test_what_says_so_stands_in_the_papers(library_of: MakeLibrary) -> None:
    library = library_of(OWN, ends("replaces"))
    (event,) = asked(library, "2024-01-01").because
    assert (event.day, event.how) == ("2023-07-01", "stated")
    for said in event.said:
        text = library.record(said.paper or said.document).text or ""
        assert " ".join(text[said.start : said.end].split()) == said.quote


def test_history_comes_by_day(library_of: MakeLibrary) -> None:
    library = library_of(OWN, ends("replaces"))
    events = history(Sparql(library.sparql), library.document("5/2020/TT-BYT"), reader(library))
    assert [(event.day, event.kind) for event in events] == [
        ("2020-03-01", "issued"),
        ("2020-04-15", "effective"),
        ("2023-07-01", "replaces"),
    ]


def test_what_the_graph_lacks_is_not_found(library_of: MakeLibrary) -> None:
    with pytest.raises(NotFound):
        force(Sparql(library_of(OWN).sparql), Iri("https://w3id.org/danchieu/eli/x"), "2024-01-01")


@pytest.mark.neo4j
def test_the_engines_agree(library_of: MakeLibrary, engines: Engines) -> None:
    library = library_of(OWN, ends("repeals", part="Điều 7"))
    document = library.document("5/2020/TT-BYT")
    named = engines(library)
    for part, state in ((None, "partly"), ("Điều 7", "not in force"), ("Điều 8", "in force")):
        answers = [force(engine, document, "2024-01-01", reader(library), part) for engine in named.values()]
        assert answers[0].state == state
        assert answers.count(answers[0]) == len(named)
