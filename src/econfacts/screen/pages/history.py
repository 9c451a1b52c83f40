"""The page of `show REGION METRIC`: the years with their changes, then what is taken from where, and what of it."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from econfacts.answers.history import Change, History, Step
from econfacts.model.quantities import plain
from econfacts.model.records import Fact
from econfacts.model.words import Words
from econfacts.screen.page import Column, Note, Page, Row, Table
from econfacts.screen.pages import aligned, figure
from econfacts.screen.pages.show import block_scale, sparkline, value

BAR_CELLS = 10


def page(history: History, words: Words) -> Page:
    """Everything known of one metric of a region."""
    numbers = {source: number for number, source in enumerate(history.sources, start=1)}
    values = [step.fact.value for step in history.steps if step.fact.value is not None]
    scaling = block_scale(values or [Decimal(0)], history.taken.measure, words)
    title = f"{words.names(history.region)} · {words.of(history.metric)}"
    tables = [_steps(history, scaling, numbers, words)] if history.steps else []
    facts = [step.fact for step in history.steps] or [history.taken]
    notes = [*figure.vintages(facts, history.vintages, words), *figure.legend(facts, words)]
    if any(step.breaks for step in history.steps):
        notes.append(Note("┄", words["breaks"]))
    if any(step.change is not None for step in history.steps):
        notes.append(Note("%", _of_changes(history, words)))
    notes += [
        Note(
            f"[{number}]", figure.reference(source, words) + (f" {source.csl['URL']}" if source.csl.get("URL") else "")
        )
        for number, source in enumerate(history.sources.values(), start=1)
    ]
    subtitle = " ".join(part for part in (scaling.unit, sparkline(_on_one_basis(history.steps))) if part)
    return Page(title, subtitle, [*tables, _details(history, numbers, words)], notes)


def _steps(history: History, scaling: aligned.Scale, numbers: Mapping[str, int], words: Words) -> Table:
    values = [step.fact.value for step in history.steps if step.fact.value is not None]
    rows = []
    for step in history.steps:
        fact = step.fact
        drawn = fact.value is not None and history.metric.kind in ("stock", "flow") and len(values) > 1
        marks = figure.vintage_mark(fact, history.vintages) + figure.letters(fact, words)
        shown = words.figure(fact) if fact.value is None else value(fact, scaling, words)
        cells = [
            fact.period or words["undated"],
            shown,
            marks,
            aligned.bar(fact.value, values, BAR_CELLS) if drawn else "",
            _change(step.change, words),
            f"[{numbers[fact.source]}]" + ("┄" if step.breaks else ""),
        ]
        rows.append(Row(cells, style="bold" if step.asked else ""))
    for number in (1, 4):
        column = aligned.aligned([row.cells[number] for row in rows])
        rows = [
            row._replace(cells=[*row.cells[:number], cell, *row.cells[number + 1 :]])
            for row, cell in zip(rows, column, strict=True)
        ]
    right = Column("", right=True)
    return Table([Column(""), right, Column(""), Column(""), right, Column("", style="dim")], rows)


def _change(change: Change | None, words: Words) -> str:
    if change is None:
        return ""
    return words.amount(change.value, "percentage-point" if change.points else "percent", signed=True)


def _of_changes(history: History, words: Words) -> str:
    """What the column of changes is: published growth, or computed from the figures."""
    if any(step.change is not None and step.change.published is not None for step in history.steps):
        assert history.growth is not None
        return words.say("change_published", metric=words.of(history.growth), id=history.growth.id)
    in_money = history.taken.measure.startswith("CNY")
    return words["change_nominal" if in_money else "change_computed"]


def _details(history: History, numbers: Mapping[str, int], words: Words) -> Table:
    columns = [Column(""), Column("", wrap=True)]
    return Table(columns, [Row(pair) for pair in _pairs(history, numbers, words) if pair[1]])


def _pairs(history: History, numbers: Mapping[str, int], words: Words) -> Iterator[tuple[str, str]]:
    metric = history.metric
    yield words["taken"], _told(history.taken, numbers, history, words)
    if history.taken.value is not None:
        yield words["base"], f"{plain(history.taken.value)} {history.taken.measure}"
    yield words["cites"], history.taken.cites or ""
    yield words["implied_by"], history.taken.implied_by or ""
    for fact, group in history.ranks:
        yield words["rank"], f"{words.rank(group, fact.rank.position, alone=False)} [{numbers[fact.source]}]"  # type: ignore[union-attr]
    for fact, region in history.gaps:
        assert fact.versus is not None
        yield words["versus"], f"{plain(fact.versus.by)}{fact.versus.unit} ({words.of(region)})"
    yield words["revised_from"], "\n".join(_revisions(history, words))
    yield words["parts"], "\n".join(_told(fact, numbers, history, words) for fact in history.parts)
    yield words["others"], "\n".join(_told(fact, numbers, history, words) for fact in history.others)
    doubts = [_told(fact, numbers, history, words) for fact in history.rivals]
    doubts += [step.fact.note for step in history.steps if step.fact.status == "doubtful" and step.fact.note]
    yield words["doubts"], "\n".join(doubts) or words["no_doubts"]
    yield words["note"], "\n".join(_notes(history.steps or (Step(history.taken, None, False, False),)))
    yield words["definition"], "\n".join(_definitions(history, words))
    yield words["caution"], words.of(metric.caution) if metric.caution else ""
    yield words["metric"], f"{metric.id} ({words.other(metric)}) · {words[metric.kind]} · {metric.measure}"
    yield words["id"], history.taken.id


def _told(fact: Fact, numbers: Mapping[str, int], history: History, words: Words) -> str:
    """A figure as its source prints it, with what it is, and where it stands."""
    vintage = next((words.of(each) for each in history.vintages if each.id == fact.vintage), "")
    parts = [
        fact.period or words["undated"],
        fact.printed or words.figure(fact),
        vintage,
        *(words[mark] for mark in figure.marks(fact)),
        fact.definition or "",
    ]
    place = f" ¶{fact.paragraph}" if fact.paragraph else ""
    return f"{' · '.join(part for part in parts if part)} [{numbers[fact.source]}]{place}"


def _revisions(history: History, words: Words) -> Iterator[str]:
    for revision in history.revisions:
        vintage = next((words.of(each) for each in history.vintages if each.id == revision.old.vintage), "")
        by = "" if revision.percent is None else f" ({_signed(revision.percent, words)})"
        yield f"{revision.old.period} {vintage} {revision.old.printed or words.figure(revision.old)}{by}"


def _signed(percent: Decimal, words: Words) -> str:
    return words.amount(percent, "percent", signed=True)


def _notes(steps: Sequence[Step]) -> Iterator[str]:
    for step in steps:
        if step.fact.note and step.fact.status != "doubtful":
            yield f"{step.fact.period or ''} {step.fact.note}".strip()


def _definitions(history: History, words: Words) -> Iterator[str]:
    if history.metric.definition:
        yield words.of(history.metric.definition)
    for definition in dict.fromkeys(step.fact.definition for step in history.steps):
        if definition:
            yield definition


def _on_one_basis(steps: Sequence[Step]) -> list[Fact]:
    """The figures that may be read as one series, the oldest first: back to where another basis begins."""
    series: list[Fact] = []
    for step in steps:
        series.append(step.fact)
        if step.breaks:
            break
    return series[::-1]
