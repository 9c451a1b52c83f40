"""A region's administrative code lies under that of the region that it lies in.

GB/T 2260: two digits a province, two a prefecture-level city, two a county; the rest of a higher level is zeros.
"""

from collections.abc import Iterator

from econfacts.factsfile.draft import Fault, Known

LEVEL = "error"
PASSES = 'regions:\n  futian: {en: Futian, zh: 福田, level: county, parent: shenzhen, code: "440304"}'
FAILS = 'regions:\n  futian: {en: Futian, zh: 福田, level: county, parent: shenzhen, code: ^"440404"}'
MESSAGE = "code 440404 does not lie under 440300 of shenzhen"


def end(known: Known) -> Iterator[Fault]:
    for region in known.regions.values():
        parent = known.regions.get(region.parent or "")
        if parent is not None and region.code and parent.code and not _lies_under(region.code, parent.code):
            message = f"code {region.code} does not lie under {parent.code} of {parent.id}"
            yield known.place("regions", region.id, "code"), message


def _lies_under(code: str, parent: str) -> bool:
    prefix = parent
    while prefix.endswith("00"):
        prefix = prefix[:-2]
    return code != parent and code.startswith(prefix)
