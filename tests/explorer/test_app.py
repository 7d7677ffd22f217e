"""explorer.app over plain HTTP: every page of the samples, every form, and what must never happen."""

import csv
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse
from starlette.testclient import TestClient

from explorer.app import create_app
from explorer.gate import LARGEST_BODY
from graph.record import Citation, Header, Record, Relation
from graph.stores.library import Library, Reading

RESOLUTION = "/eli/chinh-phu/2024/901-nq-cp"
PLAN = "/eli/uy-ban-nhan-dan-tinh-an-giang/2024/145-kh-ubnd"


@pytest.fixture(scope="module")
def client(samples: Library) -> Iterator[TestClient]:
    app = create_app(samples.folder, rate=None)  # a test asks faster than a person
    with TestClient(app, base_url="http://localhost", follow_redirects=False) as client:
        yield client


class Links(HTMLParser):
    """The addresses that a page leads to, and what a page under our policy may not hold."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.inline: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("a", "link") and (address := given.get("href")):
            self.found.add(address.partition("#")[0])
        if "style" in given or any(name.startswith("on") for name in given) or tag == "style":
            self.inline.append(tag)
        if tag == "script" and "src" not in given and given.get("type") != "application/json":
            self.inline.append(tag)


def test_every_page_that_is_linked_answers(client: TestClient) -> None:
    seen, waiting = (
        {"", "/"},
        [
            "/",
            "/chain?document=901/NQ-CP",
            "/graph?document=901/NQ-CP",
            "/tasks?group=week&since=2024-01-01&until=2024-06-01",
        ],
    )
    while waiting:
        path = waiting.pop()
        answer = client.get(path)
        assert answer.status_code in (200, 300, 303), path
        if answer.status_code == 303:
            new = {answer.headers["location"].partition("#")[0]}
        elif answer.headers["content-type"].startswith("text/html") and "format=" not in path:
            links = Links(answer.text)
            assert not links.inline, path
            new = links.found
        else:
            continue
        for address in sorted(filter(None, new)):
            assert address.startswith(("/", "?")), address
            if address.count("&") > 1:  # the facets of a search make endless combinations
                continue
            whole = address if address.startswith("/") else path.partition("?")[0] + address
            if kind_of(whole) not in seen:
                seen.add(kind_of(whole))
                waiting.append(whole)
    assert len(seen) > 200


def kind_of(address: str) -> str:
    """Every page is asked for once; of those with parameters one for each set of parameters and form."""
    path, _, query = address.partition("?")
    if not query:
        return path
    pairs = [pair.partition("=")[::2] for pair in query.split("&")]
    return path.split("/")[1] + "?" + "&".join(sorted(f"{k}={v}" if k in ("format", "lang") else k for k, v in pairs))


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        pytest.param("/search?q=nuoc sinh hoat", 200, "901/NQ-CP", id="words without diacritics"),
        pytest.param("/search?q=901 nq cp", 200, "Nghị quyết 901/NQ-CP", id="a number with spaces"),
        pytest.param("/search?q=kh-ubnd 145 ben tre", 200, "145/KH-UBND", id="words in any order"),
        pytest.param("/search?q=so tai chinh", 200, "Sở Tài chính tỉnh An Giang", id="an agency"),
        pytest.param("/search?q=khongcogi", 200, "Không có văn bản nào khớp", id="nothing: what to do next"),
        pytest.param("/search?level=district", 200, "31/KH-UBND", id="a facet alone"),
        pytest.param(RESOLUTION, 200, "thay thế", id="a document with its relations"),
        pytest.param(PLAN, 200, "640/QĐ-UBND</a> (02/04/2024)", id="what changed it"),
        pytest.param(f"{PLAN}?at=2024-03-01", 200, "không có văn bản nào thay đổi nó", id="what changed it by a day"),
        pytest.param("/chain?document=901/NQ-CP", 200, "12/BC-UBND", id="a chain down to the commune"),
        pytest.param("/chain?document=12/BC-UBND&direction=up", 200, "901/NQ-CP", id="a chain up to the Government"),
        pytest.param("/chain?document=145/KH-UBND", 300, "Bến Tre", id="two plans of one number: nobody guesses"),
        pytest.param("/chain?document=145 kh ubnd ben tre", 200, "Bến Tre", id="a number with words beside it"),
        pytest.param("/chain?document=901/NQ-CP&level=moon", 400, "level", id="a level that is none"),
        pytest.param("/chain?document=901/NQ-CP&since=31/02/2024", 400, "since", id="a day that is none"),
        pytest.param("/chain?document=901/NQ-CP&since=01/03/2024", 200, "388/UBND-KTN", id="a day as people write it"),
        pytest.param("/chain?document=0/XX", 404, "không có trong kho", id="an unknown number"),
        pytest.param("/chain?document=0/XX&lang=en", 404, "not in the store", id="an unknown number, in English"),
        pytest.param("/search?offset=-1&lang=en", 400, "parameter “offset”", id="a place that is none, in English"),
        pytest.param("/search?offset=-1", 400, "offset", id="a place that is none"),
        pytest.param("/search?format=exe", 400, "format", id="a form that is none"),
        pytest.param("/search?q=" + "a" * 600, 400, "q", id="too many words"),
        pytest.param("/graph?document=145 kh ubnd an giang", 200, "Mở rộng (+", id="the surroundings of a document"),
        pytest.param(
            "/graph?document=901/NQ-CP&open=https://w3id.org/danchieu/eli/x", 404, "eli/x", id="opens nothing"
        ),
        pytest.param("/coverage?document=901/NQ-CP", 200, "không có văn bản trong kho", id="who carried it out"),
        pytest.param("/coverage?document=901/NQ-CP&among=districts&province=X", 400, "X", id="a province that is none"),
        pytest.param("/path?from=12/BC-UBND&to=912/QĐ-TTg", 200, "145/KH-UBND", id="how two are connected"),
        pytest.param("/agency/uy-ban-nhan-dan-tinh-an-giang", 200, "145/KH-UBND", id="an agency and what it issued"),
        pytest.param("/agencies?name=tai chinh", 200, "Sở Tài chính", id="agencies by name"),
        pytest.param("/data", 200, "27/UBND-NN", id="what is not settled"),
        pytest.param("/eli/nowhere/2024/1-x", 404, "không có trong kho", id="an unknown document"),
        pytest.param("/paper/00/statement/00", 404, "không có trong kho", id="an unknown statement"),
        pytest.param("/none", 404, "Không có trang này", id="an unknown page"),
    ],
)
def test_page(client: TestClient, path: str, status: int, words: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert words in answer.text


def test_evidence_shows_the_sentence_in_its_paper(client: TestClient) -> None:
    page = client.get(RESOLUTION).text
    statement = re.search(r'href="(/paper/\w+/statement/\w+)"', page)
    assert statement
    shown = client.get(statement[1])
    assert shown.status_code == 200
    data = client.get(statement[1], params={"format": "json"}).json()
    start = data["evidence"]["start"] - data["context_start"]
    quoted = data["context"][start : start + data["evidence"]["end"] - data["evidence"]["start"]]
    assert " ".join(quoted.split()) == data["evidence"]["quote"]
    assert 'class="anchor"></span>' in shown.text


@pytest.mark.parametrize("path", [RESOLUTION, PLAN, "/agency/uy-ban-nhan-dan-tinh-an-giang"])
@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", RdfFormat.TURTLE),
        ("application/ld+json", RdfFormat.JSON_LD),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("text/turtle;q=0.9, text/html;q=0.1", RdfFormat.TURTLE),
    ],
)
def test_an_iri_answers_in_the_form_that_is_asked_for(
    client: TestClient, path: str, accept: str, form: RdfFormat
) -> None:
    answer = client.get(path, headers={"accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == accept.partition(",")[0].partition(";")[0]
    assert "Accept" in answer.headers["vary"]
    triples = list(parse(answer.content, form))
    assert any(quad.subject.value.endswith(path) for quad in triples)


@pytest.mark.parametrize("accept", ["text/html,application/xhtml+xml,*/*;q=0.8", "*/*", "", "nonsense/;;q=9"])
def test_a_browser_gets_the_page(client: TestClient, accept: str) -> None:
    assert client.get(RESOLUTION, headers={"accept": accept}).headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("path", ["/search?q=nuoc", "/chain?document=901/NQ-CP", RESOLUTION, "/agencies", "/data"])
def test_every_table_comes_as_csv_and_json(client: TestClient, path: str) -> None:
    joint = "&" if "?" in path else "?"
    table = client.get(f"{path}{joint}format=csv")
    rows = list(csv.reader(io.StringIO(table.content.decode("utf-8-sig"))))
    assert len(rows) > 1
    assert len({len(row) for row in rows}) == 1
    assert "attachment" in table.headers["content-disposition"]
    assert json.loads(client.get(f"{path}{joint}format=json").content)


def test_language_follows_the_address_then_the_cookie(client: TestClient) -> None:
    client.cookies.clear()
    assert '<html lang="vi">' in client.get("/data").text
    english = client.get("/data?lang=en")
    assert "Unresolved references" in english.text
    assert '<html lang="en">' in client.get("/data").text
    client.cookies.clear()


def test_headers_keep_a_page_to_itself(client: TestClient) -> None:
    for path in ("/", "/none", "/static/explorer.css", RESOLUTION):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


@pytest.mark.parametrize(
    ("method", "headers", "status"),
    [
        pytest.param("POST", {}, 405, id="nothing is written"),
        pytest.param("DELETE", {}, 405, id="nothing is removed"),
        pytest.param("GET", {"host": "evil.example"}, 400, id="a name that resolves to this machine"),
        pytest.param("HEAD", {}, 200, id="the head alone"),
    ],
)
def test_method_and_host(client: TestClient, method: str, headers: dict[str, str], status: int) -> None:
    assert client.request(method, "/data", headers=headers).status_code == status


def test_what_is_too_large_is_refused(client: TestClient) -> None:
    assert client.get("/search?q=" + "a" * 9_000).status_code == 414
    assert client.post("/data", content=b"x" * (LARGEST_BODY + 1)).status_code in (405, 413)


def test_a_folder_without_a_store_says_what_to_do(tmp_path: Path) -> None:
    answer = TestClient(create_app(tmp_path / "none"), base_url="http://localhost").get("/")
    assert answer.status_code == 503
    assert "danchieu ingest" in answer.text


def test_papers_can_be_taken_in_while_the_explorer_runs(tmp_path: Path) -> None:
    with Library(tmp_path, write=True):
        pass
    client = TestClient(create_app(tmp_path), base_url="http://localhost")
    assert "danchieu ingest" in client.get("/").text, "an empty store says what to do"
    with Library(tmp_path, write=True) as library:
        assert client.get("/").status_code == 503
        library.put([Reading("hostile.txt", "00", hostile())])
    assert "1 bản văn" in client.get("/").text


# --- what a paper says stays words

HOSTILE = "</script><img src=x onerror=alert(1)><b>đậm</b>\"'{{ 7*7 }}"


def hostile() -> Record:
    text = f"Kế hoạch 5/KH-UBND\n{HOSTILE}\nThực hiện Nghị quyết số 7/NQ-CP {HOSTILE}"
    start = text.index("Nghị")
    end = len(text)
    return Record(
        id=HOSTILE,
        document=Header(
            number="5/KH-UBND", date="2024-01-01", issuer=f"Ủy ban {HOSTILE}", title=HOSTILE, signer=HOSTILE
        ),
        citations=(
            Citation(
                quote=text[start:end],
                number="7/NQ-CP",
                type="nghị quyết",
                date="2023",
                issuer="Chính phủ",
                provision=HOSTILE,
                start=start,
                end=end,
                rule=HOSTILE,
                confidence=0.5,
            ),
        ),
        relations=(
            Relation(
                subject="self",
                predicate="implements",
                object="7/NQ-CP",
                quote=text[start:end],
                start=start,
                end=end,
                rule=HOSTILE,
                confidence=0.5,
            ),
        ),
        tasks=(),
        text=text,
    )


def test_what_a_paper_says_stays_words(tmp_path: Path) -> None:
    with Library(tmp_path, write=True) as library:
        library.put([Reading(f"{HOSTILE}.txt", "00", hostile())])
    client = TestClient(create_app(tmp_path, rate=None), base_url="http://localhost")
    seen, waiting = (
        {"/"},
        [
            "/",
            "/search?q=5/KH-UBND",
            "/chain?document=5/KH-UBND",
            "/chain?document=7/NQ-CP",
            "/graph?document=5/KH-UBND",
        ],
    )
    while waiting:
        path = waiting.pop()
        answer = client.get(path)
        assert answer.status_code in (200, 300), path
        if answer.headers["content-type"].startswith("text/html") and "attachment" not in str(answer.headers):
            assert "<img" not in answer.text
            assert "<b>đậm" not in answer.text
            links = Links(answer.text)
            assert not links.inline
            for address in sorted(links.found):
                if address.startswith("/") and address.count("&") < 2 and kind_of(address) not in seen:
                    seen.add(kind_of(address))
                    waiting.append(address)
    assert len(seen) > 20


# --- no address makes a 500

PARAMETERS = (
    "q",
    "document",
    "direction",
    "relation",
    "level",
    "since",
    "until",
    "depth",
    "offset",
    "format",
    "paper",
    "open",
    "hide",
    "from",
    "to",
    "among",
    "province",
    "at",
    "saved",
    "query",
)
WORDS = st.text(max_size=40) | st.sampled_from(
    ["145/KH-UBND", "down", "csv", "ttl", "1", "2024-01-01", '"', "*", "%00"]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(
        [
            "/",
            "/search",
            "/suggest",
            "/chain",
            "/agencies",
            "/data",
            RESOLUTION,
            PLAN,
            "/sparql",
            "/tasks",
            "/graph",
            "/coverage",
            "/path",
        ]
    )
    | st.lists(st.text(max_size=20), max_size=5).map(lambda parts: "/" + "/".join(parts))
    | st.tuples(
        st.sampled_from(["eli", "unresolved", "agency", "person", "territory", "paper", "static"]), st.text(max_size=30)
    ).map(lambda parts: "/".join(("", *parts))),
    st.lists(st.tuples(st.sampled_from(PARAMETERS), WORDS), max_size=4),
    st.sampled_from(["", "*/*", "text/turtle", "application/json", "a/b;q=x,,;"]),
    st.sampled_from(["", "lang=en", "lang=xx", "=;=;"]),
)
@example("/eli/\ud800", [], "", "")
@example("/paper/../../etc/passwd", [("format", "txt")], "", "")
def test_no_address_makes_a_500(
    client: TestClient, path: str, pairs: list[tuple[str, str]], accept: str, cookie: str
) -> None:
    path = path.encode("utf-8", "surrogatepass").decode("latin-1")
    target = "/" + "".join(
        c if (c.isalnum() and c.isascii()) or c in "/-_." else f"%{ord(c):02x}" for c in path.lstrip("/")
    )
    answer = client.get(target, params=[(k, v.encode("utf-8", "replace").decode()) for k, v in pairs],
                        headers={"accept": accept, "cookie": cookie})  # fmt: skip
    assert answer.status_code < 500 or answer.status_code == 503
