"""The arguments and options of commands: what makes one, and those that several share."""

from collections.abc import Callable
from itertools import starmap
from typing import Any

from typer.core import TyperArgument, TyperOption

from econfacts.errors import UsageError
from econfacts.model import periods
from econfacts.model.gates import quoted
from econfacts.model.records import LEVELS
from econfacts.model.words import LANGUAGES, speak
from econfacts.screen.console import COLORS


def level_of(word: str) -> str:
    """A level by its id or by what a language calls it (省级). Raises UsageError for what is none."""
    from econfacts.model import names

    called = {names.fold(speak(tag)[each]): each for tag in LANGUAGES for each in LEVELS}
    called |= {f"{rows[0][0]}{more}": each for each, rows in names.SUFFIXES.items() for more in ("", "级")}
    called |= {each: each for each in LEVELS}
    if (found := called.get(names.fold(word))) is None:
        raise names.unknown(word, "level", LEVELS, called.items())
    return found


def period_of(word: str) -> str:
    """A period in its ISO form, however it was typed (2023Q1, 2023年上半年). Raises UsageError for anything else."""
    found = word if periods.parse(word) is not None else periods.meant(word)
    if found is None:
        form = "a year, quarter, month, date or range (2023, 2023Q1, 2023-12)"
        raise UsageError(f"'{quoted(word)}' is not a valid period: {form}")
    return found


def count_of(word: str) -> int:
    """How many; more than a billion are as good as all. Raises UsageError for what is no whole number from 1."""
    count = int(word.lstrip("0")[:9] or 0) if word.isascii() and word.isdigit() else 0
    if not count:
        raise UsageError(f"'{quoted(word)}' is not a whole number from 1")
    return count


def argument(metavar: str, help_: str, name: str | None = None, required: bool = True) -> TyperArgument:
    """An argument, and the word that stands for it in the help; one that ends in dots may be given several times."""
    return TyperArgument(
        param_decls=[name or metavar.lower()],
        metavar=metavar,
        help=help_,
        required=required,
        nargs=-1 if metavar.endswith("...") else 1,
    )


def option(
    names: str, help_: str, metavar: str | None = None, read: Callable[[str], Any] | None = None, **settings: Any
) -> TyperOption:
    """An option with a value; in the help its name stands for that, where there is no other word.

    `read` makes a value of what was typed.
    """

    def given(ctx: Any, param: Any, value: Any) -> Any:
        if read is None or not value:
            return value
        return list(map(read, value)) if param.multiple else read(value)

    return TyperOption(
        param_decls=names.split(),
        metavar=metavar or names.lstrip("-").upper(),
        help=help_,
        show_default="default" in settings,
        **{"callback": given, **settings},
    )


def flag(names: str, help_: str, **settings: Any) -> TyperOption:
    """An option without a value."""
    return TyperOption(param_decls=names.split(), is_flag=True, default=False, help=help_, **settings)


REGION = argument("REGION", "Id, name, alias or code of a region.")
METRIC = argument("METRIC", "Id, name or alias of a metric.")
OPTIONAL_METRIC = argument("METRIC", "Id, name or alias of a metric.", required=False)
TOPIC = option("--topic", "Only metrics of this topic.")
PERIOD = option("--period", "Only this period (2023, 2023Q1, 2023年上半年), or what lies in it.", read=period_of)
VINTAGE = option("--vintage", "Only figures of this accounting (preliminary, final …).")
SOURCE = option("--source", "Only figures of this source.")
PER_CAPITA = flag("--per-capita", "Divide amounts and counts by the residents of the year.")
LEVEL = option("--level", "Only regions of this level: country, province, city, county.", read=level_of)


def _kept(names: str, metavar: str, attribute: str, constant: Any, help_: str) -> TyperOption:
    """An option whose value (a flag's constant) the session keeps, wherever on the line it stands."""

    def keep(ctx: Any, param: Any, value: Any) -> None:
        if value:
            setattr(ctx.obj, attribute, value if constant is None else constant)

    # It is read before a command's own can fail.
    settings: dict[str, Any] = {"callback": keep, "expose_value": False, "is_eager": True}
    if constant is not None:
        return flag(names, help_, **settings)
    return option(names, help_, metavar, multiple=names == "--facts", **settings)


# Names, word for the value, attribute of the session and, of a flag, what that becomes; help.
_SHARED = (
    ("--facts", "FILE", "facts", None,
     "Facts file to use, repeatable; 'bundled' is the built-in one, '-' stdin. [env: ECONFACTS_FACTS]"),
    ("--lang", "|".join(LANGUAGES), "asked_lang", None,
     "Language of tables; default: the locale's. [env: ECONFACTS_LANG]"),
    ("--color", "|".join(COLORS), "asked_color", None,
     "When there is colour; default: auto, on a terminal. [env: NO_COLOR, FORCE_COLOR]"),
    ("--no-color", "", "asked_color", "never", "Short for --color never."),
    ("--no-pager", "", "no_pager", True,
     "Never page what is longer than the terminal. [env: ECONFACTS_PAGER, PAGER]"),
)  # fmt: skip
_RECORDS = (
    ("--format -f", "FORMAT", "asked_format", None,
     "table, tsv, csv, json, jsonl, markdown or svg; default: table on a terminal, tsv into a pipe. "
     "[env: ECONFACTS_FORMAT]"),
    ("--json", "", "asked_format", "json", "Short for --format json."),
    ("--fields", "A,B,C", "fields", None, "Only these fields, in this order."),
    ("--no-header", "", "no_header", True, "No header line in tsv and csv."),
)  # fmt: skip

SHARED = tuple(starmap(_kept, _SHARED))
"""The options of every command, accepted before and after its name."""

RECORDS = tuple(starmap(_kept, _RECORDS))
"""The options of commands that print records."""
