"""The explorer as one ASGI application: routes, languages, forms, and what happens when a question has no answer."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from urllib.parse import urlencode

import anyio.to_thread
import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from explorer.address import BadAddress, Parameters
from explorer.answer import FORMS, Answer, choose_form, encode_json
from explorer.ask import Ask, Elsewhere
from explorer.cypher import Server
from explorer.endpoint import sparql
from explorer.frame import LANGUAGE_COOKIE, frame, language
from explorer.gate import HEADERS, LONGEST_SECONDS, Gate, Rate
from explorer.rendering import render
from explorer.sheets import Draw, Sheets
from explorer.views import VIEWS, cypher
from explorer.words import Language, words
from graph.errors import AmbiguousNumber, DanchieuError, NotFound, StoreError
from graph.model import Evidence, Iri
from graph.stores.library import Library
from graph.vocabulary import levels, relations
from queries.documents import Document, documents
from queries.engines import Sparql

__all__ = ["create_app"]

LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")
View = Callable[[Ask], Answer]
_YEAR = 365 * 24 * 3600


def create_app(
    library: Path | str,
    *,
    hosts: Sequence[str] = LOCAL_HOSTS,
    seconds: float = LONGEST_SECONDS,
    rate: Rate | None = Rate(),  # noqa: B008 - frozen
    neo4j: Server | None = None,
    draw: Draw | None = None,
) -> Starlette:
    """Give the application that shows the data folder `library`.

    `hosts` are the names under which it may be asked for (a page elsewhere must not reach it through a name that
    resolves to this machine); behind a proxy give the public name. A request takes `seconds` at most, a client may ask
    as often as `rate` says (None: as often as it likes). `neo4j` is where the saved questions are asked in Cypher;
    `draw` draws pages of the originals (None: they are not shown). The
    folder is opened for each request and closed after it, so that papers can be taken in while the explorer runs;
    meanwhile pages say so and answer 503.
    """
    answering = Answering(Path(library), Sheets(draw) if draw else None)
    routes = [Route(path, _endpoint(view, answering), methods=["GET"]) for path, view in VIEWS]
    app = Starlette(
        routes=[
            *routes,
            Route("/cypher", _endpoint(functools.partial(cypher, server=neo4j), answering), methods=["GET"]),
            Route("/sparql", functools.partial(sparql, folder=answering.folder), methods=["GET", "POST"]),
            Route("/legend.css", _legend),
            Mount("/static/vis", StaticFiles(packages=[("pyvis", "lib/vis-9.1.2")])),
            Mount("/static", StaticFiles(packages=[("explorer", "static")])),
        ],
        middleware=[
            Middleware(Gate, seconds=seconds, rate=rate),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
            Middleware(GZipMiddleware, minimum_size=2000),
        ],
        exception_handlers={HTTPException: _http_error, Exception: _failure},
    )
    app.router.redirect_slashes = False
    return app


async def _legend(request: Request) -> Response:  # noqa: ARG001 - Starlette's form of an endpoint
    """Give the colours of levels and relations, which the vocabulary declares, as a style sheet."""
    rules = [f".level-{level.name} {{ color: {level.colour}; }}" for level in levels().values()]
    rules += (f".relation-{kind.name} {{ background: {kind.colour}; }}" for kind in relations().values())
    return Response("\n".join(rules), media_type="text/css")


class Answering(msgspec.Struct, frozen=True):
    """What all requests are answered from: the data folder, the pages of the originals."""

    folder: Path
    sheets: Sheets | None


def _endpoint(view: View, answering: Answering) -> Callable[[Request], Awaitable[Response]]:
    """Let `view` answer in a thread; one that outlives the request's time is left behind, its answer unread."""

    @functools.wraps(view)
    async def endpoint(request: Request) -> Response:
        return await anyio.to_thread.run_sync(_answer, view, answering, request, abandon_on_cancel=True)

    return endpoint


def _answer(view: View, answering: Answering, request: Request) -> Response:
    lang = language(request)
    folder = answering.folder
    try:
        with Library(folder) as library:
            ask = Ask(
                library,
                Parameters(request.query_params.multi_items()),
                request.url.path,
                dict(request.path_params),
                lang,
                answering.sheets,
            )
            answer = view(ask)
            return _respond(request, answer, ask)
    except Elsewhere as elsewhere:
        return RedirectResponse(elsewhere.path, 303)
    except AmbiguousNumber as error:
        return _candidates(request, folder, error, lang)
    except NotFound as error:
        return _error(request, 404, error.sentence(lang), lang)
    except StoreError as error:
        return _error(request, 503, error.sentence(lang), lang)
    except DanchieuError as error:  # an address that makes no sense, a question that a function of `queries` refuses
        return _error(request, 400, error.sentence(lang), lang)


def _respond(request: Request, answer: Answer, ask: Ask) -> Response:
    lang = ask.lang
    wanted = request.query_params.get("format")
    form = wanted or choose_form(request.headers.get("accept", ""), answer.forms)
    if form not in answer.forms:
        raise BadAddress("format")
    if form == "html":
        body = render(answer.template, lang, {**frame(request, answer.forms), "page_of": _pages(ask), **answer.context})
        response = Response(body, answer.status, media_type="text/html")
    else:
        response = Response(answer.body(form), answer.status, media_type=FORMS[form].media)
        if form in ("csv", "picture", "gexf", "graphml", "ics"):
            response.headers["content-disposition"] = f'attachment; filename="{answer.name}.{FORMS[form].extension}"'
    if form == "picture":  # a file to keep, with its own policy in it; it runs nothing of a paper either
        response.headers["content-security-policy"] = "sandbox allow-scripts allow-downloads"
    response.headers["vary"] = "Accept, Cookie"
    response.headers["cache-control"] = f"private, max-age={_YEAR}, immutable" if answer.lasting else "no-cache"
    if request.query_params.get("lang") == lang:
        response.set_cookie(LANGUAGE_COOKIE, lang, max_age=_YEAR, httponly=True, samesite="lax")
    return response


def _pages(ask: Ask) -> Callable[[Evidence], int | None]:
    """Give what tells the page on which evidence begins, None where it has none or none can be shown."""
    pages = functools.cache(ask.library.pages)

    def page_of(evidence: Evidence) -> int | None:
        return pages(evidence.paper).page_at(evidence.start) if ask.sheets else None

    return page_of


def _error(
    request: Request, status: int, sentence: str, lang: Language, candidates: Sequence[Document] = ()
) -> Response:
    if request.query_params.get("format") == "json":
        data = {"error": sentence, **({"candidates": candidates} if candidates else {})}
        return Response(encode_json(data), status, media_type="application/json")
    context = {"status": status, "sentence": sentence, "candidates": candidates, "again": _again(request)}
    body = render("error.html", lang, {**frame(request), **context})
    return Response(body, status, media_type="text/html", headers={"vary": "Accept, Cookie"})


def _candidates(request: Request, folder: Path, error: AmbiguousNumber, lang: Language) -> Response:
    """Show what a number may mean, each leading to the same question about it: nobody guesses among several."""
    with Library(folder) as library:
        found = documents(Sparql(library.sparql), [Iri(iri) for iri in error.candidates])
    return _error(request, 300, error.sentence(lang), lang, tuple(found.values()))


def _again(request: Request) -> Callable[[str], str]:
    """Give the address of the same question with a document's IRI in the place of an ambiguous number."""

    def again(iri: str) -> str:
        pairs = request.query_params.multi_items()
        asked = next((name for name in ("document", "from", "to", "basis") if name in request.query_params), None)
        return f"{request.url.path}?{urlencode([(k, iri if k == asked else v) for k, v in pairs])}"

    return again


async def _http_error(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    lang = language(request)
    sentences = words(lang)
    return _error(request, status, sentences.get(f"http-{status}", sentences["http-other"]), lang)


async def _failure(request: Request, error: Exception) -> Response:  # noqa: ARG001 - the server's log has the trace
    return PlainTextResponse("500", 500, headers=dict(HEADERS))
