"""`/health` and `/ready`, for whoever runs the server. No token: an orchestrator has none, and they tell one word.

`/health` is about this process alone, `/ready` about Kasm as well. Neither looks at the `Host` header, as a probe calls
a container by its address.
"""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

_NOT_KEPT = {"cache-control": "no-store"}


async def _health(_: Request) -> Response:
    return JSONResponse({"status": "ok"}, headers=_NOT_KEPT)


async def _ready(request: Request) -> Response:
    reason = await request.state.readiness.reason()
    if reason is None:
        return JSONResponse({"status": "ready"}, headers=_NOT_KEPT)
    return JSONResponse({"status": "not ready", "reason": reason}, status_code=503, headers=_NOT_KEPT)


PROBES = (Route("/health", _health), Route("/ready", _ready))
"""For GET and HEAD; the application's lifespan gives them a `Readiness`."""
