"""A graph as one self-contained page: it opens offline, asks the network for nothing and runs no text of a paper.

pyvis holds the network; its own template loads scripts from content delivery networks, so the page is made from a
template of ours with vis-network taken from pyvis's wheel.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import networkx as nx
from jinja2 import Environment, PackageLoader
from markupsafe import Markup
from pyvis.network import Network

from explorer.placing import place
from graph.casing import fold_name, kind_of
from graph.vocabulary import levels, relations

__all__ = ["drawing", "level_legend", "picture", "relation_legend"]

Language = Literal["vi", "en"]
FAINT = 0.8  # an edge read with less confidence than this is dashed, as an unresolved node's are


def picture(graph: nx.MultiDiGraph[str], *, title: str, lang: Language = "vi", root: str | None = None) -> str:
    """Give the HTML page that shows `graph`, in the form that `drawing` takes.

    Ids in the page are hashes, so that no IRI can break out of it.
    """
    style, library = _static("picture.css"), _vis_network()
    lettering, script = _static("lettering.js"), _static("picture.js")
    scripts = f"script-src {_hashes(library, lettering, script)}"
    environment = Environment(loader=PackageLoader("explorer"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.get_template("picture.html").render(
        title=title,
        lang=lang,
        drawing=drawing(graph, lang=lang, root=root),
        level_legend=level_legend(graph, lang),
        relation_legend=relation_legend(graph, lang),
        style=Markup(style),  # noqa: S704 - our own files, not a paper's words
        library=Markup(library),  # noqa: S704
        lettering=Markup(lettering),  # noqa: S704
        script=Markup(script),  # noqa: S704
        policy=f"default-src 'none'; img-src data: blob:; style-src 'unsafe-inline'; {scripts}",
    )


def drawing(
    graph: nx.MultiDiGraph[str], *, lang: Language = "vi", root: str | None = None, even: bool = False
) -> dict[str, Any]:
    """Give what `static/picture.js` draws of `graph`: nodes with their places, edges, details, bands, words.

    Nodes carry number, type, title, issuer, date, level, status, reason and `tasks` (a list of dicts with label, lead,
    action, deadline); edges are keyed by relation and carry `evidence` (a list of dicts with document, quote, rule,
    confidence). All are optional and all are shown as text, whatever they hold. `root` is marked. In a page of the
    explorer a node may also carry `links` ((words, address) pairs), `expand` and `hide` (the addresses that opening and
    hiding it lead to) and `more`, how many of its neighbours are not shown. `even` is as in `explorer.placing.place`.
    """
    network = Network(directed=True)
    placed = place([(n, d.get("level"), d.get("date")) for n, d in graph.nodes(data=True)], even=even)
    for node in sorted(graph):
        _add_node(network, node, graph.nodes[node], placed.nodes[node], is_root=node == root)
    unresolved = {node for node, data in graph.nodes(data=True) if data.get("status") == "unresolved"}
    for source, target, relation in sorted(graph.edges(keys=True)):
        data = graph.edges[source, target, relation]
        _add_edge(network, source, target, relation, data, lang, dashed=bool({source, target} & unresolved))
    return {
        "nodes": network.nodes,
        "edges": network.edges,
        "details": {_hash(node): _detail(data) for node, data in graph.nodes(data=True)},
        "root": _hash(root) if root is not None and root in graph else None,
        "bands": [{"label": _label(levels()[name], lang), "y": y} for name, y in placed.bands.items()],
        "words": _words(lang),
    }


def _add_node(network: Network, node: str, data: dict[str, Any], at: tuple[int, int], *, is_root: bool) -> None:
    level = levels().get(data.get("level") or "other", levels()["other"])
    lines = [data.get("number") or data.get("title") or "?", _brief(data.get("issuer") or "")]
    network.add_node(
        _hash(node),
        label="\n".join(_clip(line) for line in lines if line),
        title="\n".join(str(data[key]) for key in ("number", "title", "issuer", "date", "reason") if data.get(key)),
        shape=level.shape,
        color=level.colour,
        size=22 if is_root else 14,
        borderWidth=4 if is_root else 1,
        shapeProperties={"borderDashes": [4, 4] if data.get("status") == "unresolved" else False},
        level=data.get("level") or "other",
        x=at[0],
        y=at[1],
    )


def _add_edge(
    network: Network, source: str, target: str, relation: str, data: dict[str, Any], lang: Language, *, dashed: bool
) -> None:
    kind = relations()[relation]
    evidence = data.get("evidence") or []
    confidence = max((e.get("confidence", 1.0) for e in evidence), default=1.0)
    network.add_edge(
        _hash(source),
        _hash(target),
        relation=relation,
        label=_label(kind, lang),
        title="\n".join([_label(kind, lang), *(f"«{e['quote']}»" for e in evidence)]),
        color=kind.colour,
        dashes=dashed or confidence < FAINT,
        evidence=[{k: e[k] for k in ("document", "quote", "rule", "confidence") if k in e} for e in evidence],
    )


def _detail(data: dict[str, Any]) -> dict[str, Any]:
    facts = ("number", "type", "title", "issuer", "date", "level", "status", "reason", "tasks")
    kept = (*facts, "links", "expand", "hide", "more")
    return {key: data[key] for key in kept if data.get(key)}


def level_legend(graph: nx.MultiDiGraph[str], lang: Language) -> list[dict[str, Any]]:
    """Give each level that occurs with its name, its look and how often it does."""
    counts = Counter(data.get("level") or "other" for _, data in graph.nodes(data=True))
    return [
        {"name": level.name, "label": _label(level, lang), "shape": level.shape, "colour": level.colour, "count": n}
        for level in levels().values()
        if (n := counts[level.name])
    ]


def relation_legend(graph: nx.MultiDiGraph[str], lang: Language) -> list[dict[str, Any]]:
    """Give each relation that occurs with its name, its look and how often it does."""
    counts = Counter(relation for _, _, relation in graph.edges(keys=True))
    return [
        {"name": kind.name, "label": _label(kind, lang), "colour": kind.colour, "count": n}
        for kind in relations().values()
        if (n := counts[kind.name])
    ]


def _label(named: Any, lang: Language) -> str:
    label: str = getattr(named, f"label_{lang}")
    return label


def _brief(body: str) -> str:
    """Give the name of a body with its kind written short: "UBND tỉnh An Giang" leaves the province in sight."""
    kind = kind_of(fold_name(body))
    return kind.aliases[0] + body[len(kind.words) :] if kind and kind.aliases else body


def _clip(text: str, most: int = 26) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _hash(iri: str) -> str:
    return hashlib.sha256(iri.encode()).hexdigest()[:16]


def _hashes(*scripts: str) -> str:
    digests = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
    return " ".join(f"'sha256-{digest}'" for digest in digests)


@cache
def _static(name: str) -> str:
    return (files("explorer") / "static" / name).read_text("utf-8")


@cache
def _vis_network() -> str:
    """Give vis-network's script from pyvis's wheel (Apache-2.0 or MIT), safe to stand inside a script element."""
    script = (files("pyvis") / "lib" / "vis-9.1.2" / "vis-network.min.js").read_text("utf-8")
    return script.replace("</script", "<\\/script").split("\n//# sourceMappingURL=")[0]


@cache
def _words(lang: Language) -> dict[str, str]:
    words: dict[str, dict[str, str]] = json.loads(_static("words.json"))
    return {key: both[lang] for key, both in words.items()}
