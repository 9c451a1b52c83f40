"""What a command works with: where results go, and the dataset that was asked for."""

import os
from collections.abc import Callable, Iterable
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from econfacts.screen.console import Console

if TYPE_CHECKING:
    from econfacts.answers.dataset import Dataset
    from econfacts.model.records import Fact


class Session(Console):
    """The shared options of one call, and what follows from them."""

    def __init__(self) -> None:
        super().__init__()
        self.facts: tuple[str, ...] = ()

    @property
    def paths(self) -> list[str]:
        """The facts files that were asked for; none means the built-in one."""
        from_environment = os.environ.get("ECONFACTS_FACTS", "")
        return list(self.facts) or [path for path in from_environment.split(os.pathsep) if path]

    @cached_property
    def data(self) -> "Dataset":
        """The dataset, opened when it is first needed."""
        from econfacts.answers import dataset

        return dataset.open(*self.paths, progress=self.progress())

    def page(self, name: str, *shown: Any) -> Callable[[], Any]:
        """What makes the page of that name (`lists.topics_page`: the second one of a file) of what it shows."""
        module, _, function = name.partition(".")
        return lambda: getattr(import_module(f"econfacts.screen.pages.{module}"), function or "page")(
            *shown, self.words
        )

    def page_of_facts(self, facts: Iterable["Fact"]) -> Any:
        """The page of `facts`, with the names of all that they refer to."""
        things = self.data.regions(), self.data.metrics(), self.data.sources()
        named = ({each.id: each for each in every} for every in things)
        return self.page("facts", facts, *named, self.data.vintages())()
