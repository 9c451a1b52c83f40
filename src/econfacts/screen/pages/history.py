"""The page of `show REGION METRIC`: the years with their changes, then what is taken from where, and what of it."""

from collections.abc import Iterator
from decimal import Decimal

from econfacts.answers.history import History
from econfacts.model.quantities import plain
from econfacts.model.records import Fact
from econfacts.model.words import Words
from econfacts.screen.page import Column, Note, Page, Row, Table
from econfacts.screen.pages.foot import Foot, oddities, whereabouts
from econfacts.screen.pages.numbers import Scale, bar, number, scale_for, sparkline, value, whole, whole_bar
from econfacts.screen.pages.sentences import period

_BAR_CELLS = 10
_BREAK = "┄"


def page(history: History, words: Words) -> Page:
    """Everything known of one metric of a region."""
    foot = Foot(words, history.sources.values(), history.vintages)
    scaling = scale_for([step.fact.value for step in history.steps], history.taken.measure, words, beside=False)
    details = Table([Column(), Column(wrap=True)], [Row(pair) for pair in _pairs(history, foot) if pair[1]])
    tables, notes = [_steps(history, scaling, foot), details], foot.legend()
    # The figures that may be read as one series go back to where another basis begins.
    last = next((number for number, step in enumerate(history.steps, start=1) if step.breaks), None)
    if last is not None:
        notes.append(Note(_BREAK, words["breaks"]))
    changes = [step.change for step in history.steps if step.change is not None]
    if history.growth is not None and any(change.published for change in changes):
        told = words.say("change_published", metric=words.of(history.growth), id=history.growth.id)
        notes.append(Note("%", told))
    elif changes:
        is_nominal = history.taken.measure.startswith("CNY")
        notes.append(Note("%", words["change_nominal" if is_nominal else "change_computed"]))
    title = f"{words.names(history.region)} · {words.of(history.metric)}"
    series = f"{scaling.unit} {sparkline([step.fact for step in history.steps[:last]][::-1])}".strip()
    subtitle = " · ".join(filter(None, (whereabouts(history.region, history.above, words), series)))
    return Page(title, subtitle, tables, [*notes, *foot.references(addresses=True)])


def _steps(history: History, scaling: Scale, foot: Foot) -> Table:
    words = foot.words
    values = [step.fact.value for step in history.steps if step.fact.value is not None]
    has_bars = history.metric.kind in ("stock", "flow") and len(values) > 1
    greatest = whole_bar(values) if has_bars else Decimal(0)
    rows = []
    for fact, change, asked, breaks in history.steps:
        sign = words.unit("percentage-point" if change and change.points else "percent", "")
        cells = [
            period(fact.period, words),
            value(fact, scaling, words),
            whole(fact, words),
            foot.vintage(fact) + foot.letters(fact),
            bar(fact.value, greatest, _BAR_CELLS),
            "" if change is None else number(change.value, Scale(0, "", sign), words, signed=True),
            foot.source(fact.source) + (_BREAK if breaks else ""),
        ]
        rows.append(Row(cells, style="bold" if asked else ""))
    point = Column(right=True, point=True)
    return Table([Column(), point, Column(), Column(), Column(), point, Column(style="dim")], rows)


def _pairs(history: History, foot: Foot) -> Iterator[tuple[str, str]]:
    """What there is to say beside the years, each under its heading; some is empty."""
    words, metric, taken = foot.words, history.metric, history.taken

    yield words["taken"], _told(foot, taken)
    yield words["base"], "" if taken.value is None else f"{plain(taken.value)} {taken.measure}"
    yield words["cites"], taken.cites or ""
    yield words["implied_by"], taken.implied_by or ""
    for fact, group in history.ranks:
        position = fact.rank and fact.rank.position
        yield words["rank"], f"{words.rank(group, position, alone=False)} {foot.source(fact.source)}"
    for fact, region in history.gaps:
        gap = fact.versus and f"{plain(fact.versus.by)}{fact.versus.unit}"
        yield words["versus"], words.say("in_brackets", thing=gap, told=words.of(region))
    yield words["revised_from"], "\n".join(_revisions(history, foot))
    yield words["parts"], _told(foot, *history.parts)
    yield words["others"], _told(foot, *history.others)
    facts = [step.fact for step in history.steps] or [taken]
    doubtful = [fact.note for fact in facts if fact.note and fact.status == "doubtful"]
    yield words["doubts"], "\n".join(filter(None, (_told(foot, *history.rivals), *doubtful))) or words["no_doubts"]
    noted = [fact for fact in facts if fact.note and fact.status != "doubtful"]
    notes = (f"{period(fact.period, words) if fact.period else ''} {fact.note}".strip() for fact in noted)
    yield words["note"], "\n".join(notes)
    definitions = dict.fromkeys((words.of(metric.definition), *(fact.definition or "" for fact in facts)))
    yield words["definition"], "\n".join(filter(None, definitions))
    yield words["caution"], words.of(metric.caution)
    named = words.say("in_brackets", thing=metric.id, told=words.other(metric))
    yield words["metric"], f"{named} · {words[metric.kind]} · {metric.measure}"
    yield words["id"], taken.id


def _told(foot: Foot, *facts: Fact) -> str:
    """Figures as their sources print them, a line each, with what they are, and where they stand."""
    words, lines = foot.words, []
    for fact in facts:
        odd = [words[each] for each in oddities(fact)]
        printed = fact.printed or words.figure(fact)
        parts = [period(fact.period, words), printed, foot.vintage_name(fact), *odd, fact.definition]
        place = f" ¶{fact.paragraph}" if fact.paragraph else ""
        lines.append(f"{' · '.join(filter(None, parts))} {foot.source(fact.source)}{place}")
    return "\n".join(lines)


def _revisions(history: History, foot: Foot) -> Iterator[str]:
    words = foot.words
    for old, _, percent in history.revisions:
        told = f"{period(old.period, words)} {foot.vintage_name(old)} {old.printed or words.figure(old)}"
        by = "" if percent is None else words.amount(percent, "percent", signed=True)
        yield words.say("in_brackets", thing=told, told=by) if by else told
