"""Authors: how the name of a person or a body is said, and which bodies a text names."""

import re
from collections.abc import Mapping

# Scripts in which a family name stands before the given name, without a gap: kana, hanzi, hangul.
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")

Author = Mapping[str, str]
"""A CSL name: `family` and `given` of a person, or `literal` for a body."""


def name(author: Author) -> str:
    """A name as it is said: 张三, but John Smith."""
    if "literal" in author:
        return author["literal"]
    family, given = author.get("family", ""), author.get("given", "")
    return f"{family}{given}" if is_cjk(family + given) else f"{given} {family}".strip()


def is_whole(author: Author) -> bool:
    """Whether a name must not be turned round or shortened: a body's, or one in a script without initials."""
    return "literal" in author or is_cjk("".join(author.values()))


def is_cjk(text: str) -> bool:
    """Whether any of it is in a script of kana, hanzi or hangul."""
    return _CJK.search(text) is not None


def bodies(*texts: str | None) -> list[str]:
    """The bodies that texts name; Chinese sources join them with a comma that also occurs inside titles."""
    return [body for text in texts if text for body in re.split("、(?![^《]*》)", text)]
