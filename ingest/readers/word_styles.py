"""How a paragraph or a run of a Word file looks, as far as it changes the text: font, capitals, hidden, numbered.

Source: ECMA-376, part 1, 17.7 (styles; a style takes what it does not say from the style it is based on).
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from lxml import etree

__all__ = ["Look", "NumberingPlace", "Styles", "W", "local", "toggle"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

MOST_BASES = 20  # a chain of styles longer than this is a circle


class NumberingPlace(msgspec.Struct, frozen=True):
    """The list and the level in it that number a paragraph."""

    list: str
    level: int


class Look(msgspec.Struct, frozen=True):
    """The properties that change the text; None where nothing is said."""

    font: str | None = None
    capitals: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    numbering: NumberingPlace | None = None

    def over(self, base: Look) -> Look:
        """Give this look where it says something, `base` where it does not."""
        said = {f: getattr(self, f) for f in self.__struct_fields__ if getattr(self, f) is not None}
        return msgspec.structs.replace(base, **said) if said else base


def local(element: etree._Element) -> str:
    """Give the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


class Styles:
    """The styles of a file, by id."""

    def __init__(self, root: etree._Element | None) -> None:
        """Read the part "styles", None where the file has none."""
        self._elements: dict[str, etree._Element] = {}
        self._looks: dict[str, Look] = {}
        self._default: str | None = None
        self._base = Look()
        if root is None:
            return
        for style in root.iter(f"{W}style"):
            self._elements[style.get(f"{W}styleId", "")] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
                self._default = style.get(f"{W}styleId")
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._base = _run_look(defaults)

    def paragraph(self, paragraph: etree._Element) -> Look:
        """Give the look of a paragraph and of its runs that say nothing themselves."""
        properties = paragraph.find(f"{W}pPr")
        style = self._default
        own = Look()
        if properties is not None:
            style = _value(properties, "pStyle") or style
            own = Look(numbering=_numbering(properties))
        return own.over(self._style(style).over(self._base))

    def run(self, properties: etree._Element | None, paragraph: Look) -> Look:
        """Give the look of a run with `properties` in a paragraph that looks like `paragraph`."""
        if properties is None:
            return paragraph
        style = _value(properties, "rStyle")
        look = _run_look(properties)
        return look.over(self._style(style).over(paragraph)) if style else look.over(paragraph)

    def _style(self, name: str | None) -> Look:
        if name is None or name not in self._elements:
            return Look()
        if name not in self._looks:
            look = Look()
            for style in self._bases(name):
                look = look.over(_style_look(style))
            self._looks[name] = look
        return self._looks[name]

    def _bases(self, name: str | None) -> Iterator[etree._Element]:
        for _ in range(MOST_BASES):
            style = self._elements.get(name or "")
            if style is None:
                return
            yield style
            name = _value(style, "basedOn")


def _value(parent: etree._Element, name: str) -> str | None:
    child = parent.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")


def toggle(parent: etree._Element, name: str) -> bool | None:
    """Tell whether a property that is on or off stands under `parent`, None where nothing is said."""
    child = parent.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val", "1") not in ("0", "false", "off")


def _run_look(properties: etree._Element | None) -> Look:
    if properties is None:
        return Look()
    fonts = properties.find(f"{W}rFonts")
    font = None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")
    place = _value(properties, "vertAlign")
    return Look(
        font=font,
        capitals=toggle(properties, "caps"),
        hidden=toggle(properties, "vanish"),
        raised=None if place is None else place == "superscript",
    )


def _style_look(style: etree._Element) -> Look:
    look = _run_look(style.find(f"{W}rPr"))
    properties = style.find(f"{W}pPr")
    return look if properties is None else msgspec.structs.replace(look, numbering=_numbering(properties))


def _numbering(properties: etree._Element) -> NumberingPlace | None:
    place = properties.find(f"{W}numPr")
    if place is None:
        return None
    level = _value(place, "ilvl") or "0"
    return NumberingPlace(_value(place, "numId") or "0", int(level) if level.isdecimal() else 0)
