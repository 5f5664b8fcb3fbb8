"""The streamable HTTP transport.

`app` assembles it, `guards` decide which requests come in, `web` is uvicorn, `running` tracks the calls under way.
"""
