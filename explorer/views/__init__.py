"""The pages: each view asks one function of `queries` and says what its answer looks like."""

from explorer.views.document import document
from explorer.views.finding import found, front, suggestions

__all__ = ["VIEWS"]

VIEWS = (
    ("/", front),
    ("/search", found),
    ("/suggest", suggestions),
    ("/eli/{rest:path}", document),
    ("/unresolved/{rest:path}", document),
)
