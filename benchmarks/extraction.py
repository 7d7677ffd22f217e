"""How fast texts become records, and what a change found and lost.

    python benchmarks/extraction.py FOLDER                  speed over the .txt files of FOLDER
    python benchmarks/extraction.py FOLDER --save FILE      and keep what was found
    python benchmarks/extraction.py FOLDER --against FILE   and print what appeared and what vanished since

The speed is set against spaCy's blank Vietnamese tokenizer, which runs over the same texts in the same run: a ratio
says more than figures from another machine. Exit status 1 where `--against` shows a difference.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import spacy

from graph.record import Record
from ingest.citations.attributes import complete
from ingest.layout.finding import lay_out
from ingest.layout.header import read_header
from ingest.pipeline import extract, find_mentions, stretches
from ingest.relations.finding import find_relations
from ingest.tasks.finding import find_tasks


def found(record: Record) -> Iterator[str]:
    """One line for each citation, relation and task of `record`, fit for comparing."""
    for c in record.citations:
        facts = (c.quote, c.number, c.type, c.date, c.issuer, c.provision, c.rule)
        yield "\t".join((record.id, "citation", *(fact or "-" for fact in facts)))
    for r in record.relations:
        yield "\t".join((record.id, "relation", r.subject, r.predicate, r.object, r.rule))
    for t in record.tasks:
        facts = (
            t.label or "-",
            "; ".join(t.lead),
            "; ".join(t.coordinate),
            t.deadline or "-",
            " ".join(t.action.split()),
        )
        yield "\t".join((record.id, "task", *facts))


def rate(texts: list[str], work: Callable[[str], object]) -> float:
    """Characters a second of `work` over `texts`."""
    start = time.perf_counter()
    for text in texts:
        work(text)
    return sum(map(len, texts)) / (time.perf_counter() - start)


def print_speed(texts: list[str]) -> None:
    """Print the speed of the whole, of its steps, and of the two ways to mark citations."""
    blank = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
    marking = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
    marking.add_pipe("danchieu_citations")
    for text in texts[:10]:  # tables and patterns are made once
        extract(text, "")
    tokenizer = rate(texts, blank.make_doc)
    print(f"{'spaCy blank vi tokenizer':32}{tokenizer / 1e6:8.2f} M chars/s")
    whole = rate(texts, lambda text: extract(text, ""))
    print(f"{'extract':32}{whole / 1e6:8.2f} M chars/s   ratio {whole / tokenizer:.2f}")

    layouts = {text: lay_out(text) for text in texts}
    headers = {text: read_header(layout) for text, layout in layouts.items()}
    mentions = {text: find_mentions(layout) for text, layout in layouts.items()}
    cited = {text: complete(layouts[text], headers[text], mentions[text]) for text in texts}
    parts = {text: [text[s.start : s.end] for s in stretches(layouts[text])] for text in texts}
    steps: dict[str, Callable[[str], object]] = {
        "layout": lay_out,
        "header": lambda text: read_header(layouts[text]),
        "mentions": lambda text: find_mentions(layouts[text]),
        "mentions through spaCy": lambda text: [marking(part) for part in parts[text]],
        "completion": lambda text: complete(layouts[text], headers[text], mentions[text]),
        "relations": lambda text: find_relations(layouts[text], headers[text], cited[text]),
        "tasks": lambda text: find_tasks(layouts[text], headers[text], cited[text]),
    }
    for name, work in steps.items():
        print(f"  {name:30}{1e6 / rate(texts, work):8.3f} s a million characters")


def main() -> int:
    """Run as the module's own words say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--save", type=Path, metavar="FILE")
    parser.add_argument("--against", type=Path, metavar="FILE")
    arguments = parser.parse_args()
    papers = {path.stem: path.read_text("utf-8") for path in sorted(arguments.folder.glob("*.txt"))}
    if not papers:
        parser.error(f"{arguments.folder} holds no .txt file")
    print_speed(list(papers.values()))
    lines = [line for name, text in papers.items() for line in found(extract(text, name))]
    if arguments.save:
        arguments.save.write_text("\n".join(lines) + "\n", "utf-8")
    if not arguments.against:
        return 0
    before = arguments.against.read_text("utf-8").splitlines()
    changes = [
        *(f"- {line}" for line in sorted(set(before) - set(lines))),
        *(f"+ {x}" for x in sorted(set(lines) - set(before))),
    ]
    print("\n".join(sorted(changes, key=lambda change: (change[2:].split("\t")[:2], change))))
    return 1 if changes else 0


if __name__ == "__main__":
    sys.exit(main())
