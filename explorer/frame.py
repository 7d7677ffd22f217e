"""What the frame of every page needs: the language, and the page's own address in other languages and forms."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request

from explorer.answer import FORMS
from explorer.words import LANGUAGES, Language

__all__ = ["LANGUAGE_COOKIE", "frame", "language"]

LANGUAGE_COOKIE = "lang"


def language(request: Request) -> Language:
    """Give the language of the address, else of the cookie, else Vietnamese."""
    asked = (request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE))
    return next((lang for value in asked for lang in LANGUAGES if value == lang), "vi")


def frame(request: Request, forms: Iterable[str] = ()) -> dict[str, Any]:
    """Give the context of `templates/frame.html`; `forms` are the forms of the answer beside the page."""
    here = [(name, value) for name, value in request.query_params.multi_items() if name not in ("lang", "format")]
    path = request.url.path
    return {
        "here": path + (f"?{urlencode(here)}" if here else ""),
        "in_language": {lang: f"{path}?{urlencode([*here, ('lang', lang)])}" for lang in LANGUAGES},
        "in_form": {
            form: (FORMS[form].label, f"{path}?{urlencode([*here, ('format', form)])}")
            for form in forms
            if form != "html"
        },
        "asked": request.query_params.get("q", "") if path == "/search" else "",
    }
