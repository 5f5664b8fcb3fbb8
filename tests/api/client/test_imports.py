"""Importing is cheap: a model is loaded with the first call that needs it, and nothing of ours but the client."""

import json
import pkgutil
import subprocess
import sys

import pytest

import kasm_api
from kasm_api import api, models

MODULES = [module.name for module in pkgutil.walk_packages(kasm_api.__path__, "kasm_api.")]


def loaded_after(statements: str) -> set[str]:
    """Run statements in a fresh Python and return the names of all modules it has then."""
    script = f"{statements}\nimport json, sys\nprint(json.dumps(list(sys.modules)))"
    done = subprocess.run([sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


def test_importing_the_package_loads_no_call_no_model_and_nothing_of_the_server() -> None:
    loaded = loaded_after("from kasm_api import Client")
    ours = {name for name in loaded if name.startswith(("kasm_", "mcp", "pydantic", "starlette"))}
    assert ours == {
        f"kasm_api{name}" for name in ("", ".client", ".connections", ".errors", ".network", ".signing", ".types")
    }
    assert not {"asyncio", "anyio", "trio"} & loaded


def test_a_call_loads_models_when_it_is_made_and_its_own_only() -> None:
    script = "from kasm_api.api import sessions\nsessions.destroy_kasm"
    calls = {"kasm_api.api.sessions", "kasm_api.api.sessions.destroy_kasm"}
    assert ours(loaded_after(script)) == calls
    script += """
import httpx2
from kasm_api import Client
settings = {"transport": httpx2.MockTransport(lambda request: httpx2.Response(200, json={}))}
with Client("https://kasm.test", httpx_args=settings) as client:
    sessions.destroy_kasm.sync(client=client, kasm_id="b1", user_id="5c")
"""
    models = {"kasm_api.models.destroy_kasm_request", "kasm_api.models.destroy_kasm_response"}
    assert ours(loaded_after(script)) == calls | models


def ours(loaded: set[str]) -> set[str]:
    return {name for name in loaded if name.startswith(("kasm_api.models.", "kasm_api.api."))}


def test_every_module_can_be_imported_alone_and_without_a_warning() -> None:
    forget = "for name in [name for name in sys.modules if name.startswith('kasm_api')]: del sys.modules[name]"
    loaded_after("import sys\n" + "\n".join(f"{forget}\nimport {name}" for name in MODULES))


def test_every_name_that_is_offered_is_there() -> None:
    for package in (kasm_api, models, api, *(getattr(api, tag) for tag in api.__all__)):
        for name in package.__all__:
            assert getattr(package, name) is not None
        assert set(package.__all__) <= set(dir(package))


def test_every_call_comes_in_both_flavours() -> None:
    for tag in api.__all__:
        for name in getattr(api, tag).__all__:
            call = getattr(getattr(api, tag), name)
            assert callable(call.sync)
            assert callable(call.asyncio)
            assert call.sync.__doc__ == call.asyncio.__doc__


@pytest.mark.parametrize("package", [models, api])
def test_a_name_that_is_not_offered_is_named(package: object) -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Nothing'"):
        getattr(package, "Nothing")  # noqa: B009 - the attribute access is what is tested


def test_the_package_is_typed() -> None:
    assert (pkgutil.get_data("kasm_api", "py.typed")) == b""
