"""What a view is given."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from explorer.address import Parameters
from explorer.sheets import Sheets
from explorer.words import Language
from graph.model import Iri
from graph.stores.library import Library
from queries.engines import Sparql
from queries.search import meant

__all__ = ["Ask", "Elsewhere"]


class Elsewhere(Exception):
    """What is asked for stands at another address of the explorer."""

    def __init__(self, path: str) -> None:
        """Take the address."""
        super().__init__(path)
        self.path = path


class Ask(msgspec.Struct, frozen=True):
    """One request: the open library, the parameters of the address, its path and the parts of it, the language.

    `sheets` gives the pages of the originals, None where nothing can draw them.
    """

    library: Library
    parameters: Parameters
    path: str
    parts: Mapping[str, str]
    lang: Language
    sheets: Sheets | None = None

    @property
    def engine(self) -> Sparql:
        """The engine that the saved questions are asked of."""
        return Sparql(self.library.sparql)

    def document(self, name: str = "document") -> Iri | None:
        """Give the document that a parameter names (a number in any spelling, an IRI), None where it names none.

        Raises `NotFound`, and `AmbiguousNumber` where several bear the number.
        """
        asked = self.parameters.text(name)
        return meant(self.library, asked) if asked else None
