"""The streamable HTTP transport.

`app` assembles it, `guards` accept or reject requests, `web` configures uvicorn, `running` tracks the running calls.
"""
