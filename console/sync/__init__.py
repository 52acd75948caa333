"""The console's half of the hub contract: changes in, operations out, and how the link stands.

Everything runs on one asyncio loop with clock, transport and stores handed in; `SyncThread` gives
it a thread of its own, a simulation runs it beside the hub on virtual time.
"""
