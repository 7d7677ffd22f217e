"""Web pages: the paper that a page republishes, without its menus, advertisements and lists of other papers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from graph.errors import UnreadableFile
from ingest.readers.furniture import is_of_paper
from ingest.readers.legacy import restore, western
from ingest.readers.pages import SUPERSCRIPT
from ingest.readers.plain import decode_text
from ingest.readers.source import SourceText, tidy
from ingest.readers.table_rows import is_list, row_text

__all__ = ["read_html"]

# Elements that are no text of a page or belong to the site; what a page hides is left out as well.
LEFT_OUT = re.compile(
    "script|style|noscript|template|svg|iframe|object|canvas|select|button|input|textarea|nav|header|footer|aside|dialog"
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
CAPITALS = re.compile(r"text-transform\s*:\s*uppercase", re.IGNORECASE)

BLOCK = re.compile(
    "address|article|blockquote|body|center|dd|details|div|dl|dt|fieldset|figure|form|h[1-6]|hr|html|li|main|ol|p|pre|section"
    "|table|tbody|tfoot|thead|tr|ul"
)
CONTAINERS = frozenset(("article", "center", "div", "form", "main", "section", "table", "tbody", "td", "tr"))

FOLDED = re.compile(r"[^\S\xa0]+")  # white space that a browser shows as one space; it keeps hard ones

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)

MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
WESTERN = ("windows-125", "iso-8859-", "latin", "us-ascii", "x-user-defined")
UNICODE_OR_WESTERN = re.compile("utf|unicode|" + "|".join(WESTERN))

# Tags that old editors open anew for each paragraph and never close, and all others but those whose content is no text.
INLINE = re.compile(r"</?(?:a|b|big|em|font|i|small|span|strong|u)\b[^<>]*>", re.IGNORECASE)
NESTING = re.compile(r"</?(?!(?:html|head|title|body|script|style)\b)[a-z][^<>]*>", re.IGNORECASE)

SHARE = 0.7  # of the long passages of a page that the element with the paper holds at least
LONG = 40  # characters that make a passage: menus, captions and dates are shorter

NUMBER = re.compile(r"\d+(?:/\d{4})?[-/][^\W\d_][\w&.Đ-]*", re.UNICODE)


def read_html(data: bytes) -> SourceText:
    """Give the paper in a web page, one line a paragraph, the cells of a row joined by tabs. Nothing is fetched.

    Raises `UnreadableFile`.
    """
    page = _parsed(_decoded(data))
    heading = _heading(page)
    _clean(page)
    body = page.find("body")
    root = page if body is None else _paper(body)
    text = tidy(restore(_text(root)))
    if heading and not any(number in text for number in NUMBER.findall(heading)):
        text = f"{heading}\n{text}"  # the page names the paper whose number its text has lost
    return SourceText(text=text)


def _parsed(markup: str) -> html.HtmlElement:
    """Parse a page. One that nests deeper than a parser goes is parsed without the tags that nest in it."""
    for left_out, instead in ((None, ""), (INLINE, ""), (NESTING, "<br>")):
        if left_out:
            markup = left_out.sub(instead, markup)
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
        try:
            page = html.document_fromstring(markup.encode(), parser=parser)
        except (etree.ParserError, ValueError) as error:
            raise UnreadableFile("page-broken", reason=error) from error
        if not any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
            return page
    raise UnreadableFile("page-too-deep")


def _decoded(data: bytes) -> str:
    """Decode a page. A Western encoding may be declared for an old Vietnamese one as well: the words tell."""
    declared = CHARSET.search(data[:4096])
    name = declared[1].decode("ascii").lower() if declared else ""
    if not name or UNICODE_OR_WESTERN.match(name) or data.startswith(MARKS):
        try:
            return decode_text(data)
        except UnreadableFile:
            if not name.startswith(WESTERN):
                raise
            return western(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            return decode_text(data)


def _heading(page: html.HtmlElement) -> str | None:
    """Give the page's heading where it names one paper by its number."""
    for place in ("//h1", "//title"):
        for element in page.xpath(place)[:1]:
            text = tidy(" ".join(element.text_content().split()))
            if len(NUMBER.findall(text)) == 1:
                return text
    return None


def _clean(page: html.HtmlElement) -> None:
    for element in [element for element in page.iter() if LEFT_OUT.fullmatch(element.tag)]:
        element.drop_tree()
    for element in page.xpath("//*[@style or @hidden]"):
        hidden = element.get("hidden") is not None or HIDDEN.search(element.get("style", ""))
        if hidden and element.getparent() is not None:
            element.drop_tree()


def _paper(body: html.HtmlElement) -> html.HtmlElement:
    """Go down from the body to the smallest element that holds the paper whole."""
    weights = _weights(body)
    root = body
    while True:
        best = max(root, key=lambda child: weights.get(child, 0), default=None)
        if best is None or best.tag not in CONTAINERS or weights[best] < max(1, SHARE * weights[root]):
            return root
        rest = "\n".join(child.text_content() for child in root if child is not best)
        if is_of_paper(rest) and not is_of_paper(best.text_content()):  # it stays with the paper
            return root
        root = best


def _weights(body: html.HtmlElement) -> dict[html.HtmlElement, int]:
    """Count the characters of long passages under each element, without those of links."""
    weights: dict[html.HtmlElement, int] = {}
    for element in reversed([*body.iter()]):  # children before their parents
        passages = [element.text, *(child.tail for child in element)]
        own = sum(len(text) for passage in passages if len(text := (passage or "").strip()) >= LONG)
        weights[element] = 0 if element.tag == "a" else own + sum(weights[child] for child in element)
    return weights


def _text(root: html.HtmlElement) -> str:
    """Give the text under `root` as a browser shows it: a line a block, hard spaces and empty lines kept."""
    _mark_lists(root)
    lines: list[str] = []
    for line in _lined("".join(_pieces(root))).split("\n"):
        cells = [FOLDED.sub(" ", cell).strip(" ").replace("\xa0", " ").rstrip() for cell in line.split("\t")]
        lines.append("\t".join(cells).strip("\t"))
    text = "\n".join(lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


LISTED = "data-listed"  # the attribute by which `_mark_lists` marks rows

# Marks that `_inline` lets no text hold, for they count as white space: the edge of a block, of which several that meet
# make one line break; a block that shows an empty line.
EDGE, EMPTY = "\x1e", "\x1f"


def _lined(pieces: str) -> str:
    """Turn the edges of blocks into line breaks."""
    return re.sub(f" *{EDGE}[{EDGE} ]*", "\n", pieces).replace(EMPTY, "")


def _pieces(element: html.HtmlElement, *, capitals: bool = False, label: str = "") -> Iterator[str]:
    tag = element.tag
    capitals = capitals or CAPITALS.search(element.get("style", "")) is not None
    if tag == "br":
        yield "\n"
    elif tag == "tr":
        yield EDGE + _row(element, capitals=capitals) + EDGE
    else:
        content = [label, _inline(element.text, capitals=capitals)]
        items = 0  # of a numbered list, before which a browser sets their numbers
        for child in element:
            numbered = tag == "ol" and child.tag == "li"
            items += numbered
            content += _pieces(child, capitals=capitals, label=f"{items}. " if numbered else "")
            content.append(_inline(child.tail, capitals=capitals))
        text = "".join(content)
        if BLOCK.fullmatch(tag):
            text = f"{EDGE}{_block(element, text)}{EDGE}"
        yield text.translate(SUPERSCRIPT) if tag == "sup" and text.strip().isdecimal() else text


def _block(element: html.HtmlElement, text: str) -> str:
    """Give the text of a block: a line break at its end shows nothing; alone, as a hard space does, an empty line."""
    if text.strip():
        return re.sub(r"\n *$", "", text)
    return EMPTY if "\n" in text or "\xa0" in element.text_content() else ""


def _inline(text: str | None, *, capitals: bool) -> str:
    folded = FOLDED.sub(" ", text or "")
    return folded.upper() if capitals else folded


def _row(row: html.HtmlElement, *, capitals: bool) -> str:
    """Give the cells of a row, as `table_rows` joins them."""
    cells = [
        re.sub(r"\s*\n\s*", "\n", _lined("".join(_pieces(cell, capitals=capitals)))).strip() for cell in _cells(row)
    ]
    return row_text(cells, listed=row.get(LISTED) is not None)


def _cells(row: html.HtmlElement) -> list[html.HtmlElement]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _mark_lists(root: html.HtmlElement) -> None:
    """Mark the rows of tables that list something; one with a table in it is the frame of a page."""
    for table in root.iter("table"):
        rows = [*table.iter("tr")]
        if next(table.iterdescendants("table"), None) is None and is_list(
            (cell.text_content() for cell in _cells(row)) for row in rows
        ):
            for row in rows:
                row.set(LISTED, "")
