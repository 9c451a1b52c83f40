"""What a citation says in the language of its source: one list of phrases a language."""

from collections.abc import Mapping
from typing import NamedTuple


class Phrases(NamedTuple):
    """The phrases of a language; gaps are `{}`, quotation marks stand in pairs."""

    lang: str
    no_date: str
    no_date_gb: str
    untitled: str
    unnamed: Mapping[str, str]
    """What stands for the name of a newspaper, journal or magazine that the source does not have."""
    figure: str
    """Region, metric, period and vintage, value."""
    period: str
    place: str
    """Position and group of a rank."""
    among_first: str
    out_of: str
    paragraph: str
    attributed: str
    and_then: str
    """Between the parts of a remark."""
    quoted_in: str
    """Body, publication; and the same as GB/T 7714 writes it."""
    quoted_in_gb: str
    quotes: str
    inner_quotes: Mapping[int, int]
    """Marks inside a title's own marks turn into the inner kind (GB/T 15834-2011 for Chinese)."""
    between: str
    between_names: str
    after_names: str
    and_others: str
    and_others_gb: str
    edited_by: str
    editors: str
    """Editors who stand in the place of authors."""
    page: str
    pages: str
    newspaper_page: str
    """Where pages of a newspaper have a word of their own, else empty."""
    accessed: str
    after_figure: str
    stop: str
    no_place: str
    no_publisher: str
    edition: str
    """The number of an edition, or its English ordinal."""


ENGLISH = Phrases(
    lang="en",
    no_date="n.d.",
    no_date_gb="[n.d.]",
    untitled="[untitled]",
    unnamed={
        "article-newspaper": "[newspaper not named]",
        "article-journal": "[journal not named]",
        "article-magazine": "[magazine not named]",
    },
    figure="{}, {}{}: {}",
    period=", {}",
    place="rank {} among {}",
    among_first="among the first of {}",
    out_of=" of {}",
    paragraph="para. {}",
    attributed="figure by {}",
    and_then="; ",
    quoted_in="{}, quoted in: {}",
    quoted_in_gb="{}. Quoted in: {}",
    quotes="“{}”",
    inner_quotes=str.maketrans('“”"', "‘’'"),
    between=", ",
    between_names=", ",
    after_names=", ",
    and_others=", et al.",
    and_others_gb="et al",
    edited_by="edited by {}",
    editors="{} (ed.)",
    page="p. {}",
    pages="pp. {}",
    newspaper_page="",
    accessed="accessed {}",
    after_figure=". ",
    stop=".",
    no_place="[S.l.]",
    no_publisher="[s.n.]",
    edition="{1} ed",
)

CHINESE = Phrases(
    lang="zh",
    no_date="[日期不详]",
    no_date_gb="[日期不详]",
    untitled="[无题名]",
    unnamed={
        "article-newspaper": "[报纸名不详]",
        "article-journal": "[刊名不详]",
        "article-magazine": "[刊名不详]",
    },
    figure="{}{}{}：{}",
    period="（{}）",
    place="{1}第{0}位",
    among_first="{}前列",
    out_of="（共{}）",
    paragraph="第{}段",
    attributed="数据出处：{}",
    and_then="；",
    quoted_in="{}，转引自：{}",
    quoted_in_gb="{}. 转引自: {}",
    quotes="《{}》",
    inner_quotes=str.maketrans("《》", "〈〉"),
    between="，",
    between_names="、",
    after_names="：",
    and_others="等",
    and_others_gb="等",
    edited_by="{}编",
    editors="{}（编）",
    page="第{}页",
    pages="第{}页",
    newspaper_page="第{}版",
    accessed="{} 引用",
    after_figure="。",
    stop="。",
    no_place="[出版地不详]",
    no_publisher="[出版者不详]",
    edition="{}版",
)
