"""Following a playbook as a person does it: a step at hand, ticked, left out, taken back."""

from console.commands.registry import Command, text

PAGE = "incident"

NEXT = Command("plan.next", text("playbook", "Next step"), "J", "", PAGE, acts=False)
BEFORE = Command("plan.before", text("playbook", "Step before"), "Shift+J", "", PAGE, acts=False)
TICK = Command("plan.tick", text("playbook", "Tick the step at hand"), "K", "", PAGE)
SKIP = Command("plan.skip", text("playbook", "Leave the step at hand out"), "Shift+K", "", PAGE)

COMMANDS = (NEXT, BEFORE, TICK, SKIP)

ON_DEPLOY = Command(
    "plan.tick_on_deploy", text("playbook", "Tick the step that is due"), "K", "", "deploy"
)
"""Where an alert of the matter is shown, the first step that is due is the one at hand. On the duty
page the key that marks what is at hand does it, see `call_out_commands.MARK`."""
