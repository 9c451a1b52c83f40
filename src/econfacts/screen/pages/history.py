"""The page of `show REGION METRIC`: the years with their changes, then what is taken from where, and what of it."""

from collections.abc import Iterator

from econfacts.answers.history import Change, History
from econfacts.model.quantities import plain
from econfacts.model.records import Fact
from econfacts.model.words import Words
from econfacts.screen.page import Column, Note, Page, Row, Table
from econfacts.screen.pages.foot import Foot, oddities, period
from econfacts.screen.pages.numbers import Scale, bar, number, scale_for, sparkline, value, whole

_BAR_CELLS = 10
_BREAK = "┄"


def page(history: History, words: Words) -> Page:
    """Everything known of one metric of a region."""
    foot = Foot(words, history.sources.values(), history.vintages)
    values = [step.fact.value for step in history.steps if step.fact.value is not None]
    scaling = scale_for(values, history.taken.measure, words, beside=False)
    tables = [_steps(history, scaling, foot)] if history.steps else []
    details = Table([Column(), Column(wrap=True)], [Row(pair) for pair in _pairs(history, foot) if pair[1]])
    notes = foot.legend()
    if any(step.breaks for step in history.steps):
        notes.append(Note(_BREAK, words["breaks"]))
    if any(step.change is not None for step in history.steps):
        notes.append(Note("%", _of_changes(history, words)))
    title = f"{words.names(history.region)} · {words.of(history.metric)}"
    subtitle = f"{scaling.unit} {sparkline(_on_one_basis(history))}".strip()
    return Page(title, subtitle, [*tables, details], [*notes, *foot.references(addresses=True)])


def _steps(history: History, scaling: Scale, foot: Foot) -> Table:
    words = foot.words
    values = [step.fact.value for step in history.steps if step.fact.value is not None]
    has_bars = history.metric.kind in ("stock", "flow") and len(values) > 1
    rows = [
        Row(
            [
                period(step.fact.period, words),
                value(step.fact, scaling, words),
                whole(step.fact, words),
                foot.vintage(step.fact) + foot.letters(step.fact),
                bar(step.fact.value, values, _BAR_CELLS) if has_bars else "",
                _change(step.change, words),
                foot.source(step.fact.source) + (_BREAK if step.breaks else ""),
            ],
            style="bold" if step.asked else "",
        )
        for step in history.steps
    ]
    number = Column(right=True, point=True)
    return Table([Column(), number, Column(), Column(), Column(), number, Column(style="dim")], rows)


def _change(change: Change | None, words: Words) -> str:
    if change is None:
        return ""
    sign = words.unit("percentage-point" if change.points else "percent", "")
    return number(change.value, Scale(0, "", sign), words, signed=True)


def _of_changes(history: History, words: Words) -> str:
    """What the column of changes is: published growth, or computed from the figures."""
    if any(step.change is not None and step.change.published is not None for step in history.steps):
        assert history.growth is not None
        return words.say("change_published", metric=words.of(history.growth), id=history.growth.id)
    in_money = history.taken.measure.startswith("CNY")
    return words["change_nominal" if in_money else "change_computed"]


def _pairs(history: History, foot: Foot) -> Iterator[tuple[str, str]]:
    words, metric, taken = foot.words, history.metric, history.taken
    yield words["taken"], _told(taken, history, foot)
    if taken.value is not None:
        yield words["base"], f"{plain(taken.value)} {taken.measure}"
    yield words["cites"], taken.cites or ""
    yield words["implied_by"], taken.implied_by or ""
    for fact, group in history.ranks:
        position = fact.rank and fact.rank.position
        yield words["rank"], f"{words.rank(group, position, alone=False)} {foot.source(fact.source)}"
    for fact, region in history.gaps:
        assert fact.versus is not None
        gap = f"{plain(fact.versus.by)}{fact.versus.unit}"
        yield words["versus"], words.say("in_brackets", thing=gap, told=words.of(region))
    yield words["revised_from"], "\n".join(_revisions(history, words))
    yield words["parts"], "\n".join(_told(fact, history, foot) for fact in history.parts)
    yield words["others"], "\n".join(_told(fact, history, foot) for fact in history.others)
    doubts = [_told(fact, history, foot) for fact in history.rivals]
    doubts += [step.fact.note for step in history.steps if step.fact.status == "doubtful" and step.fact.note]
    yield words["doubts"], "\n".join(doubts) or words["no_doubts"]
    yield words["note"], "\n".join(_notes(history, words))
    definitions = [words.of(metric.definition), *(step.fact.definition or "" for step in history.steps)]
    yield words["definition"], "\n".join(filter(None, dict.fromkeys(definitions)))
    yield words["caution"], words.of(metric.caution)
    named = words.say("in_brackets", thing=metric.id, told=words.other(metric))
    yield words["metric"], f"{named} · {words[metric.kind]} · {metric.measure}"
    yield words["id"], taken.id


def _told(fact: Fact, history: History, foot: Foot) -> str:
    """A figure as its source prints it, with what it is, and where it stands."""
    words = foot.words
    odd = [words[each] for each in oddities(fact)]
    printed = fact.printed or words.figure(fact)
    parts = [period(fact.period, words), printed, _vintage(fact, history, words), *odd, fact.definition]
    place = f" ¶{fact.paragraph}" if fact.paragraph else ""
    return f"{' · '.join(part for part in parts if part)} {foot.source(fact.source)}{place}"


def _vintage(fact: Fact, history: History, words: Words) -> str:
    return next((words.of(each) for each in history.vintages if each.id == fact.vintage), "")


def _revisions(history: History, words: Words) -> Iterator[str]:
    for old, _, percent in history.revisions:
        told = f"{period(old.period, words)} {_vintage(old, history, words)} {old.printed or words.figure(old)}"
        if percent is None:
            yield told
        else:
            by = words.amount(percent, "percent", signed=True)
            yield words.say("in_brackets", thing=told, told=by)


def _notes(history: History, words: Words) -> Iterator[str]:
    for fact in [step.fact for step in history.steps] or [history.taken]:
        if fact.note and fact.status != "doubtful":
            yield f"{period(fact.period, words) if fact.period else ''} {fact.note}".strip()


def _on_one_basis(history: History) -> list[Fact]:
    """The figures that may be read as one series, the oldest first: back to where another basis begins."""
    series: list[Fact] = []
    for step in history.steps:
        series.append(step.fact)
        if step.breaks:
            break
    return series[::-1]
