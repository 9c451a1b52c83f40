"""The page of `rank`: places, values, the ranks that sources state, and who is missing."""

from collections.abc import Mapping

from econfacts.answers.comparison import Ranked, Ranking
from econfacts.answers.dataset import Dataset
from econfacts.model.words import ordinal, word
from econfacts.screen.page import Column, Note, Page, Row, Table
from econfacts.screen.pages import figure


def page(data: Dataset, ranking: Ranking, lang: str) -> Page:
    """Regions in order."""
    zh = lang == "zh"
    names = {region.id: region.zh if zh else region.en for region in data.regions()}
    numbers: dict[str, int] = {}
    for each in ranking.ranked:
        numbers.setdefault(each.source, len(numbers) + 1)
    stated = any(each.stated for each in ranking.ranked)
    columns = [
        Column("", right=True),
        Column(word("region", lang)),
        Column(word("level", lang)),
        Column(word("value", lang), right=True),
        Column(""),
        Column(word("period", lang)),
        *([Column(word("stated", lang), wrap=True)] if stated else []),
        Column(word("source", lang)),
    ]
    rows = [
        Row(
            [
                str(each.position),
                names[each.region],
                word(each.level, lang),
                figure.value(each.fact, lang),
                figure.letters(each.fact, lang),
                each.period or "—",
                *([_stated(data, each, lang)] if stated else []),
                f"[{numbers[each.source]}]",
            ]
        )
        for each in ranking.ranked
    ]
    title = ranking.metric.zh if zh else ranking.metric.en
    notes = figure.legend((each.fact for each in ranking.ranked), lang)
    notes += [Note(f"[{number}]", figure.reference(data.source(id_), lang)) for id_, number in numbers.items()]
    notes += _doubts(ranking, names, lang)
    notes += _absent(ranking, lang)
    return Page(title, ranking.period or "", [Table(columns, rows)] if rows else [], notes)


def _doubts(ranking: Ranking, names: Mapping[str, str], lang: str) -> list[Note]:
    """What makes a place uncertain: a bound, or another source that differs."""
    return [
        Note("!", f"{names[each.region]}: {caveat.text(lang)}")
        for each in ranking.ranked
        for caveat in each.caveats
        if caveat.id in ("bound", "sources-disagree")
    ]


def _stated(data: Dataset, each: Ranked, lang: str) -> str:
    if each.stated is None:
        return ""
    group = data.group(each.stated.among)
    place = ordinal(each.stated.position, lang) if each.stated.position else ""
    return f"{group.zh}{place}" if lang == "zh" else f"{place} among {group.en}".strip()


def _absent(ranking: Ranking, lang: str) -> list[Note]:
    zh = lang == "zh"
    notes = []
    levels = {each.level for each in ranking.ranked}
    if len(levels) > 1:
        notes.append(
            Note(
                "!",
                "级别混排;--level 可只列同级地区" if zh else "levels are mixed; --level ranks like with like",
            )
        )
    for region, periods in ranking.other_periods:
        name = region.zh if zh else region.en
        there = ", ".join(periods)
        notes.append(Note("—", f"{name}只有 {there}" if zh else f"{name} has {there} only"))
    if ranking.missing:
        names = ("、" if zh else ", ").join(region.zh if zh else region.en for region in ranking.missing)
        notes.append(Note("—", f"无数据:{names}" if zh else f"no figure: {names}"))
    return notes
