"""Winding a replay (复盘); declared only in one."""

from console.commands.registry import Command, text

PLAY = Command("replay.play", text("commands", "Play or pause"), "F5")
SLOWER = Command("replay.slower", text("commands", "Play slower"), "F6")
FASTER = Command("replay.faster", text("commands", "Play faster"), "F7")
PREVIOUS = Command("replay.previous_act", text("commands", "To the act before"), "F8")
NEXT = Command("replay.next_act", text("commands", "To the next act"), "F9")
NEXT_RED = Command("replay.next_red", text("commands", "To the next red alert"), "F10")
GO = Command("replay.go", text("commands", "To a time"), "Ctrl+G")

COMMANDS = (PLAY, SLOWER, FASTER, PREVIOUS, NEXT, NEXT_RED, GO)
