"""What an engine is: files in, results out."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pipeline.errors import QuyetDinhError
from pipeline.ingest import Outcome
from pipeline.run.task import Task
from pipeline.settings import Settings

Results = Generator[tuple[Task, Outcome | QuyetDinhError], None, None]


@dataclass(frozen=True, slots=True)
class Job:
    """What a run does with each of its files.

    work: a function of a module, or a partial of one, for it is sent by name. folder: where what is passing
    through lies. count: how many files there are, about. stopped: whether somebody asked the run to end.
    """

    work: Callable[[Task], Outcome]
    settings: Settings
    folder: Path
    count: int = 0
    stopped: Callable[[], bool] = lambda: False


class Engine(Protocol):
    """Takes files through the stages."""

    def results(self, tasks: Iterable[Task], job: Job) -> Results:
        """Yields each task with its result; `tasks` is drawn from only when somebody is free.

        A file fails alone. Closing the generator ends whatever the engine started.

        Raises:
            EngineDied: nobody can be found to do the work.
        """
        ...
