"""Implement the sixteen calls about egress, of which only the names are known: members are kept and shown as sent.

That they take `target_<kind>` and answer `<kind>` is an assumption, by analogy with all other calls of this form.
"""

from collections.abc import Callable

from kasm_sim.api.answers import Json
from kasm_sim.api.arguments import Arguments
from kasm_sim.api.world import World
from kasm_sim.state.resources import EGRESS_KINDS, FreeForm
from kasm_sim.state.table import Table

Call = Callable[[World, Arguments], Json]


def _calls_about(kind: str) -> dict[str, Call]:
    def table(world: World) -> Table[FreeForm]:
        return world.state.resources.egress[kind]

    def sent(arguments: Arguments) -> Arguments:
        return arguments.section(f"target_{kind}")

    def described(key: str, members: FreeForm) -> Json:
        return {kind: members | {f"{kind}_id": key}}

    def create(world: World, arguments: Arguments) -> Json:
        key, members = world.state.fresh_id(), sent(arguments).everything()
        table(world).add(key, members)
        return described(key, members)

    def update(world: World, arguments: Arguments) -> Json:
        with world.state.lock:
            key, members = table(world).find(sent(arguments).required_text(f"{kind}_id"))
            members = members | sent(arguments).everything()
            table(world).add(key, members)
            return described(key, members)

    def delete(world: World, arguments: Arguments) -> Json:
        table(world).remove(sent(arguments).required_text(f"{kind}_id"))
        return {}

    def get_all(world: World, _arguments: Arguments) -> Json:
        return {f"{kind}s": [described(key, members)[kind] for key, members in table(world)]}

    return {f"create_{kind}": create, f"update_{kind}": update, f"delete_{kind}": delete, f"get_{kind}s": get_all}


CALLS = {name: call for kind in EGRESS_KINDS for name, call in _calls_about(kind).items()}
