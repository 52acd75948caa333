"""What a page follows playbooks with, over a store filled by hand."""

from functools import partial
from typing import Protocol

from console.commands.executor import Executor
from console.commands.plan_acts import PlanActs
from console.domain.limits import deadline
from console.domain.working_calendar import WorkingCalendar
from console.models.change_feed import ChangeFeed
from console.models.directory import Directory
from console.models.hall_standing import HallStanding
from console.models.matter_plans import MatterPlans
from console.models.playbook_book import PlanBook
from console.screens.common.due_steps import PlanParts
from offline_cache.cache import Cache
from offline_cache.lanes import InlineLane


class Stage(Protocol):
    """A staged seat."""

    cache: Cache
    feed: ChangeFeed
    directory: Directory
    executor: Executor


def plan_parts(stage: Stage) -> PlanParts:
    """Return it."""
    lane = InlineLane()
    book = PlanBook(stage.cache, stage.feed, lane, stage.directory)
    hall = HallStanding(stage.cache, stage.feed, lane)
    plans = MatterPlans(stage.cache, stage.feed, lane, stage.directory, hall, book)
    ends = partial(deadline, calendar=WorkingCalendar())
    return PlanParts(plans, PlanActs(stage.executor), ends)
