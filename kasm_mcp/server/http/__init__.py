"""The streamable HTTP transport.

`app` assembles it, `guards` accept or reject requests, `exchange` adapts them and their answers, `web` configures
uvicorn, `running` tracks the running calls.
"""
