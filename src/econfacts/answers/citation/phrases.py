"""What a citation says in the language of its source, and what its type of publication is called in each style."""

from collections.abc import Mapping

_PHRASES: Mapping[str, tuple[str, str]] = {
    "no_date": ("n.d.", "[日期不详]"),
    "no_date_gb": ("[n.d.]", "[日期不详]"),
    "untitled": ("[untitled]", "[无题名]"),
    # The name of a newspaper, journal or magazine that the source does not have.
    "article-newspaper": ("[newspaper not named]", "[报纸名不详]"),
    "article-journal": ("[journal not named]", "[刊名不详]"),
    "article-magazine": ("[magazine not named]", "[刊名不详]"),
    # Region, metric, period and vintage, value.
    "figure": ("{}, {}{}: {}", "{}{}{}：{}"),
    "period": (", {}", "（{}）"),
    # Position and group of a rank.
    "place": ("rank {} among {}", "{1}第{0}位"),
    "among_first": ("among the first of {}", "{}前列"),
    "out_of": (" of {}", "（共{}）"),
    "paragraph": ("para. {}", "第{}段"),
    "attributed": ("figure by {}", "数据出处：{}"),
    # Between the parts of a remark.
    "and_then": ("; ", "；"),
    # Body, publication; and the same as GB/T 7714 writes it.
    "quoted_in": ("{}, quoted in: {}", "{}，转引自：{}"),
    "quoted_in_gb": ("{}. Quoted in: {}", "{}. 转引自: {}"),
    "quotes": ("“{}”", "《{}》"),
    # Marks inside a title's own marks turn into the inner kind (GB/T 15834-2011 for Chinese).
    "outer_marks": ('“”"', "《》"),
    "inner_marks": ("‘’'", "〈〉"),
    "between": (", ", "，"),
    "between_names": (", ", "、"),
    "after_names": (", ", "："),
    "and_others": (", et al.", "等"),
    "and_others_gb": ("et al", "等"),
    "edited_by": ("edited by {}", "{}编"),
    # Editors who stand in the place of authors.
    "editors": ("{} (ed.)", "{}（编）"),
    "page": ("p. {}", "第{}页"),
    "pages": ("pp. {}", "第{}页"),
    "newspaper_page": ("p. {}", "第{}版"),
    "newspaper_pages": ("pp. {}", "第{}版"),
    "accessed": ("accessed {}", "{} 引用"),
    "after_figure": (". ", "。"),
    "stop": (".", "。"),
    "no_place": ("[S.l.]", "[出版地不详]"),
    "no_publisher": ("[s.n.]", "[出版者不详]"),
    # The number of an edition, or its English ordinal.
    "edition": ("{1} ed", "{}版"),
}
"""Key → the phrase in English and in Chinese, with gaps."""

PHRASES: Mapping[str, Mapping[str, str]] = {
    tag: {key: both[place] for key, both in _PHRASES.items()} for place, tag in enumerate(("en", "zh"))
}
"""The phrases of a language."""

TYPES: Mapping[str, tuple[str, str, str]] = {
    "article-newspaper": ("N", "NEWS", "article"),
    "article-journal": ("J", "JOUR", "article"),
    "article-magazine": ("J", "MGZN", "article"),
    "periodical": ("J", "JFULL", "misc"),
    "book": ("M", "BOOK", "book"),
    "chapter": ("M", "CHAP", "incollection"),
    "dataset": ("DS", "DATA", "misc"),
    "paper-conference": ("C", "CPAPER", "inproceedings"),
    "report": ("R", "RPRT", "techreport"),
    "standard": ("S", "STAND", "misc"),
    "thesis": ("D", "THES", "phdthesis"),
    "map": ("CM", "MAP", "misc"),
    "webpage": ("EB", "ELEC", "misc"),
    "post": ("EB", "ELEC", "misc"),
    "post-weblog": ("EB", "BLOG", "misc"),
    "legislation": ("", "STAT", "misc"),
}
"""CSL type → its mark in GB/T 7714-2015 (appendix B), its type in RIS (a web page is electronic), in BibTeX."""
