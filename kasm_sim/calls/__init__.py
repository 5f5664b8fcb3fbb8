"""What each call of Kasm's API does: a table from Kasm's name of the call to a function.

A function gets the world and the arguments and gives the answer: a JSON object, or the bytes of a
JPEG. It refuses by raising. The application has checked key and permission before; it knows nothing
of a call but its name. The functions block, so they run in worker threads.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kasm_sim.answers import Json
from kasm_sim.arguments import Arguments
from kasm_sim.calls.images import get_images
from kasm_sim.calls.inside import (
    exec_command_kasm,
    get_kasm_bottleneck_stats,
    get_kasm_frame_stats,
    get_kasm_screenshot,
    get_session_recordings,
)
from kasm_sim.calls.sessions import (
    destroy_kasm,
    get_kasm_status,
    get_kasms,
    get_user_kasms,
    join_kasm,
    keepalive,
    pause_kasm,
    request_kasm,
    resume_kasm,
)
from kasm_sim.calls.users import create_user, delete_user, get_user, get_users, logout_user, update_user
from kasm_sim.world import World

Call = Callable[[World, Arguments], Json | bytes]

CALLS: Mapping[str, Call] = MappingProxyType(
    {
        call.__name__: call
        for call in (
            create_user,
            delete_user,
            destroy_kasm,
            exec_command_kasm,
            get_images,
            get_kasm_bottleneck_stats,
            get_kasm_frame_stats,
            get_kasm_screenshot,
            get_kasm_status,
            get_kasms,
            get_session_recordings,
            get_user,
            get_user_kasms,
            get_users,
            join_kasm,
            keepalive,
            logout_user,
            pause_kasm,
            request_kasm,
            resume_kasm,
            update_user,
        )
    },
)
"""Every call this Kasm knows; `app` decides under which paths."""
