"""Every page and panel in its states, staged on a real store: one list for checks and pictures.

A `Showing` is built with a folder, a theme and the size of a monitor in logical pixels; at 150 % a
monitor of 1920 by 1080 is one of 1280 by 720. Whoever adds a page adds it here.
"""

from console.plugin_host.pages.ports import Standing
from console.shell.not_yet_page import NotYetPage
from console.shell.problem_page import ProblemPage
from console.shell.recovery_page import RecoveryPage
from console.shell.unlock_page import UnlockPage
from offline_cache.recovery_key import new_recovery_key
from tests.gui.area import stage as area
from tests.gui.city_map import stage as city_map
from tests.gui.clocks import stage as clocks
from tests.gui.deploy.page_stage import deploy_page
from tests.gui.diversion import pictures as diversion
from tests.gui.duty import pictures as duty
from tests.gui.duty import pictures_same as same
from tests.gui.health import pictures as health
from tests.gui.incident import stage as incident
from tests.gui.instruction import stage as instruction
from tests.gui.log.page_stage import log_page
from tests.gui.orders import stage as orders
from tests.gui.pages import deploy_states as states
from tests.gui.pages import evening_states as more
from tests.gui.pages.duty_states import URGENT, on_duty
from tests.gui.pages.panels import PANELS, first_start
from tests.gui.pages.shown import Showing
from tests.gui.pages.staged_pages import (
    directory,
    evening_log,
    over_pictures,
    recording,
    staged,
    wall_on_patrol,
    wall_with,
)
from tests.gui.pages.whole_windows import certificate, login, panel_over, whole_window
from tests.gui.pages.work_area_pages import (
    board,
    city,
    figures,
    in_work_area,
    instructions,
    of_bureau,
    of_plugin,
    order_pool,
    room_of_matter,
    towns,
)
from tests.gui.plugins import native_stage
from tests.gui.plugins import stage as plugins
from tests.gui.quality import stage as quality
from tests.gui.shell.chinese import either
from tests.gui.sources import pictures as feeds
from tests.gui.wall.panels import layouts_panel, swivel_line, tasks_panel, uncover_panel

CATALOGUE: dict[str, Showing] = {
    "duty.normal": on_duty(duty.normal),
    "duty.storm": on_duty(duty.storm, URGENT),
    "duty.group": on_duty(duty.joining, URGENT),
    "duty.offline": on_duty(duty.offline, URGENT),
    "duty.empty": on_duty(duty.empty),
    "duty.merging": on_duty(same.merging),
    "duty.same": on_duty(same.suspected),
    "duty.ai_find": on_duty(same.ai_find),
    "duty.called_out": on_duty(duty.called_out),
    "duty.keys": on_duty(duty.normal, then="keys"),
    "duty.palette": on_duty(duty.normal, then="palette"),
    "duty.refused": on_duty(duty.normal, then="refused"),
    "duty.posts": on_duty(duty.normal, then="posts"),
    "duty.pin": on_duty(duty.normal, then="pin"),
    "duty.outbox": on_duty(health.outbox, URGENT),
    "duty.plans": on_duty(duty.normal, then="plans"),
    "duty.looked": on_duty(duty.normal, then="looked"),
    "duty.check": on_duty(duty.normal, then="check"),
    "duty.feeds": on_duty(feeds.blind, then="feeds"),
    "duty.diversion": on_duty(diversion.waiting),
    "intake.empty": staged(more.intake_empty, 760),
    "intake.normal": staged(more.call, 760),
    "intake.storm": staged(more.calls, 760),
    "intake.offline": staged(more.call_offline, 760),
    "deploy.empty": staged(deploy_page),
    "deploy.normal": staged(states.deploy_rested),
    "deploy.storm": staged(states.deploy_storm),
    "deploy.sent": staged(states.deploy_sent),
    "deploy.layers": staged(states.deploy_layers),
    "deploy.offline": staged(states.deploy_offline),
    "deploy.slip": staged(states.deploy_slip),
    "log.empty": staged(log_page),
    "log.normal": staged(evening_log),
    "log.storm": staged(more.log_storm),
    "log.offline": staged(more.log_offline),
    "wall.empty": staged(more.wall_empty, cameras=0),
    "wall.storm": staged(more.wall_storm),
    "wall.offline": staged(more.wall_offline),
    "wall.normal": staged(wall_on_patrol),
    "wall.tasks": staged(wall_with(tasks_panel)),
    "wall.layouts": staged(wall_with(layouts_panel)),
    "wall.directory": staged(directory),
    "wall.uncover": staged(over_pictures(uncover_panel)),
    "wall.swivel": staged(over_pictures(swivel_line)),
    "wall.playback": staged(recording),
    "area.normal": towns(area.normal),
    "area.storm": towns(area.storm),
    "area.offline": towns(area.offline),
    "area.empty": towns(area.empty),
    "area.signs": towns(area.with_signs),
    "area.wall_signs": towns(area.with_signs, is_wall=True),
    "area.wall": towns(area.normal, is_wall=True),
    "area.wall_storm": towns(area.storm, is_wall=True),
    "area.wall_offline": towns(area.offline, is_wall=True),
    "map.normal": city(city_map.normal),
    "map.near": city(city_map.near),
    "map.drawing": city(city_map.drawing),
    "map.line": city(city_map.line),
    "map.storm": city(city_map.storm),
    "map.offline": city(city_map.offline),
    "map.empty": city(city_map.empty, has_ground=False),
    "clocks.normal": board(clocks.normal),
    "clocks.storm": board(clocks.storm),
    "clocks.offline": board(clocks.offline),
    "clocks.empty": board(clocks.empty),
    "instruction.normal": instructions(instruction.normal),
    "instruction.new": instructions(instruction.writing),
    "instruction.storm": instructions(instruction.storm),
    "instruction.offline": instructions(instruction.offline),
    "instruction.empty": instructions(instruction.empty),
    "quality.normal": figures(quality.normal),
    "quality.storm": figures(quality.storm),
    "quality.offline": figures(quality.offline),
    "quality.empty": figures(quality.empty),
    "quality.noise": figures(quality.noise),
    "quality.patrol": figures(quality.patrol),
    "incident.normal": room_of_matter(incident.normal),
    "incident.storm": room_of_matter(incident.storm),
    "incident.offline": room_of_matter(incident.offline),
    "incident.empty": room_of_matter(incident.empty),
    "incident.closing": room_of_matter(incident.closing),
    "incident.figures": room_of_matter(incident.figures),
    "orders.normal": order_pool(orders.normal),
    "orders.storm": order_pool(orders.storm),
    "orders.offline": order_pool(orders.cut_off),
    "orders.empty": order_pool(orders.empty),
    "plugin.normal": of_plugin(plugins.showing(plugins.normal)),
    "plugin.stale": of_plugin(plugins.showing(plugins.stale)),
    "plugin.offline": of_plugin(plugins.showing(plugins.no_newer)),
    "plugin.empty": of_plugin(plugins.showing(plugins.empty)),
    "plugin.storm": of_plugin(plugins.showing(plugins.many)),
    "plugin.quarantined": of_plugin(plugins.showing(plugins.quarantined)),
    "plugin.broken": in_work_area(plugins.card(Standing.BROKEN)),
    "plugin.missing": in_work_area(plugins.card(Standing.MISSING)),
    "plugin.native_untrusted": of_plugin(native_stage.untrusted),
    "plugin.beds": of_bureau("jijiuchuangwei"),
    "plugin.school": of_bureau("xiaoyuananquan"),
    "topics.normal": in_work_area(plugins.launcher),
    "topics.storm": in_work_area(
        lambda f, theme: plugins.launcher(f, theme, fill=plugins.many, times=8)
    ),
    "topics.offline": in_work_area(
        lambda f, theme: plugins.launcher(f, theme, fill=plugins.no_newer)
    ),
    "topics.empty": in_work_area(lambda f, theme: plugins.launcher(f, theme, is_empty=True)),
    "shell.login": whole_window(login),
    "shell.unlock": whole_window(lambda theme: UnlockPage(theme, "wrong_passphrase")),
    "shell.recovery": whole_window(lambda theme: RecoveryPage(theme, new_recovery_key(bytes))),
    "shell.problem": whole_window(
        lambda theme: ProblemPage(theme, "no_space", "journal.db", "/var/lib/command-hall")
    ),
    "shell.certificate": whole_window(certificate),
    "shell.first_start": whole_window(first_start),
    "shell.not_yet": whole_window(lambda theme: NotYetPage(theme, either("报送", "Reports"))),
    **{name: panel_over(open_over) for name, open_over in PANELS.items()},
}
"""Every page and panel there is, by page and state."""
