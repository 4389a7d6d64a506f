"""A provider to practise on: a real HTTP server on loopback with a money ledger of its own.

It shares no code with the provider adapters, so that the two cannot be wrong together.
`pos_app.sandbox.server` has `Sandbox` (in this process) and `serve` (a process of its own).
"""
