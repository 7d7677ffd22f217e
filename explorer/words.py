"""The words of the pages, from explorer/tables/words.tsv: Vietnamese first, English beside."""

from __future__ import annotations

from collections.abc import Mapping

from graph.tables import Language, read_words
from queries import render

__all__ = ["LANGUAGES", "Language", "count", "day", "decimal", "word", "words"]

LANGUAGES: tuple[Language, ...] = ("vi", "en")


def words(lang: Language) -> Mapping[str, str]:
    """Every word of the pages in `lang`, by its key."""
    return read_words("explorer", "words", lang)


def word(key: str, lang: Language, **values: object) -> str:
    """Give the word `key` in `lang`, its {names} filled from `values`.

    >>> word("documents-found", "en", count="12")
    '12 documents'
    """
    return words(lang)[key].format(**values)


def day(date: str | None, lang: Language) -> str:
    """Give an ISO date, or as much of one as is known, the way it is read; English keeps ISO.

    >>> day("2021-09-11", "vi"), day("2021-09", "vi"), day("2021", "vi"), day("2021-09-11", "en"), day(None, "vi")
    ('11/09/2021', '09/2021', '2021', '2021-09-11', '')
    """
    return render.day(date, lang) if date else ""


def count(number: int, lang: Language) -> str:
    """Give a whole number with the separators of `lang`.

    >>> count(12345, "vi"), count(12345, "en")
    ('12.345', '12,345')
    """
    text = f"{number:,}"
    return text.replace(",", ".") if lang == "vi" else text


def decimal(number: float, lang: Language) -> str:
    """Give a share or a confidence with two places.

    >>> decimal(0.97, "vi")
    '0,97'
    """
    text = f"{number:.2f}"
    return text.replace(".", ",") if lang == "vi" else text
