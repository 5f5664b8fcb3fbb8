"""Models take what releases of Kasm send: missing, null, new and odd members; and give it back unchanged."""

import copy
import pickle
from typing import Any

import pytest

from kasm_api import Client, models
from kasm_api.api import sessions
from kasm_api.models import (
    EgressRequest,
    ExecCommandKasmRequest,
    ExecConfig,
    GetImagesResponse,
    GetKasmBottleneckStatsRequest,
    GetKasmFrameStatsResponse,
    GetKasmsResponse,
    GetKasmStatusResponse,
    GetLoginResponse,
    GetSessionRecordingsResponse,
    GetSessionTokensResponse,
    GetUserResponse,
    Image,
    JoinKasmResponse,
    JsonObject,
    RequestKasmRequest,
    RequestKasmResponse,
    Session,
    SessionToken,
    StringMap,
    User,
)

from .conftest import Ask
from .server import Kasm

SESSION = {
    "kasm_id": "b16e4c02",
    "operational_status": "running",
    "cores": 2.0,
    "memory": 2768000000,
    "expiration_date": "None",
    "image": {"image_id": "1f0c", "friendly_name": "Firefox"},
    "client_settings": {"allow_kasm_downloads": True, "idle_disconnect": 20.0},
    "port_map": {"vnc": {"port": 443, "path": "desktop/b16e4c02/vnc"}},
}


def test_what_is_missing_is_none() -> None:
    session = Session.from_dict({"kasm_id": "b1"})
    assert (session.operational_status, session.image, session.port_map, session.memory) == (None, None, None, None)
    assert session.to_dict() == {"kasm_id": "b1"}


def test_null_among_items_is_left_out() -> None:
    assert GetKasmsResponse.from_dict({"kasms": [None, {"kasm_id": "b1"}]}).kasms == [Session(kasm_id="b1")]
    assert Session.from_dict({"kasm_id": "b1", "port_map": {"vnc": None}}).port_map == {}


def test_an_answer_is_given_back_as_it_came() -> None:
    answer = SESSION | {"new_in_1_20": {"a": [1, None]}}
    assert Session.from_dict(answer).to_dict() == answer


def test_a_member_no_one_described_is_kept() -> None:
    session = Session.from_dict({"kasm_id": "b1", "new_in_1_20": [1]})
    assert session["new_in_1_20"] == [1]
    assert "new_in_1_20" in session
    del session["new_in_1_20"]
    assert session.additional_properties == {}


def test_an_explicit_null_can_be_sent() -> None:
    request = RequestKasmRequest(image_id="1f0c")
    request["kasm_url"] = None
    assert request.to_dict() == {"image_id": "1f0c", "kasm_url": None}


def test_reading_does_not_change_what_is_read() -> None:
    answer = copy.deepcopy(SESSION)
    Session.from_dict(answer)
    assert answer == SESSION


@pytest.mark.parametrize("word", ["running", "hibernating", ""])
def test_a_new_word_is_kept_as_it_is(word: str) -> None:
    session = Session.from_dict({"kasm_id": "b1", "operational_status": word, "persistent_profile_mode": word})
    assert (session.operational_status, session.persistent_profile_mode) == (word, word)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("port", "443"),
        ("memory", 2.768e9),
        ("cores", "2"),
        ("start_date", "None"),
        ("is_standby", "false"),
        ("host", 7),
    ],
)
def test_a_value_of_another_simple_type_stays_as_it_is(name: str, value: object) -> None:
    assert getattr(Session.from_dict({"kasm_id": "b1", name: value}), name) == value


@pytest.mark.parametrize("value", ['{"hostname": "x"}', {"hostname": "x"}, None, ""])
def test_settings_may_be_objects_or_json_text(value: object) -> None:
    image = Image.from_dict({"image_id": "1f0c", "run_config": value})
    assert image.run_config == value


def test_a_name_in_camel_case_keeps_its_spelling_on_the_wire() -> None:
    image = Image.from_dict({"image_id": "1f0c", "imageAttributes": [{"name": "vnc"}]})
    assert image.image_attributes is not None
    assert image.image_attributes[0].name == "vnc"
    assert image.to_dict() == {"image_id": "1f0c", "imageAttributes": [{"name": "vnc"}]}


@pytest.mark.parametrize("value", ["text", [], [["a", 1]], 7, None])
@pytest.mark.parametrize("model", [Session, JsonObject, models.PortMap])
def test_only_an_object_is_an_object(model: type[Any], value: object) -> None:
    with pytest.raises(TypeError, match="expected an object"):
        model.from_dict(value)


def test_objects_of_free_members_are_dicts() -> None:
    request = ExecCommandKasmRequest(
        kasm_id="b1", user_id="5c", exec_config=ExecConfig(cmd="env", environment=StringMap(LANG="C"))
    )
    assert request.to_dict()["exec_config"] == {"cmd": "env", "environment": {"LANG": "C"}}
    recordings = GetSessionRecordingsResponse.from_dict(
        {"session_recordings": [{"session_recording_metadata": {"duration": 300}}]}
    )
    assert recordings.session_recordings is not None
    assert recordings.session_recordings[0].session_recording_metadata == {"duration": 300}


@pytest.mark.parametrize(
    ("numbers", "read"),
    [
        ("9.8, 9.6, 10.0, 9.9", [9.8, 9.6, 10.0, 9.9]),
        ("nan, -nan, 10.0, inf", [None, None, 10.0, None]),
        ("NaN, -Infinity, 1e999, null", [None, None, float("inf"), None]),
    ],
)
async def test_numbers_that_are_none_are_null(
    kasm: Kasm, client: Client, ask: Ask, numbers: str, read: list[float | None]
) -> None:
    kasm.answers(f'{{"kasm_user": {{"172.18.0.1_1.5::nan \\" inf": [{numbers}]}}}}'.encode())
    body = GetKasmBottleneckStatsRequest(kasm_id="b1", user_id="5c")
    stats = await ask(sessions.get_kasm_bottleneck_stats, client=client, body=body)
    assert stats == {"kasm_user": {'172.18.0.1_1.5::nan " inf': read}}


def test_statistics_keep_the_steps_of_every_encoder() -> None:
    answer = {
        "frame": {"resx": 1920, "changed": 12},
        "server_side": [{"process_name": "TightAVIFEncoder", "time": 4, "count": 6, "quality": 8}],
        "client_side": [{"client": "c", "processes": [{"process_name": "scanRenderQ", "time": 9}]}],
    }
    assert GetKasmFrameStatsResponse.from_dict(answer).to_dict() == answer


@pytest.mark.parametrize(
    "read",
    [
        RequestKasmResponse.from_dict({"kasm_id": "b1", "session_token": "S3CRET", "kasm_url": "/#/connect/S3CRET"}),
        GetKasmStatusResponse.from_dict({"kasm_url": "S3CRET", "kasm": {"kasm_id": "b1", "token": "S3CRET"}}),
        JoinKasmResponse.from_dict({"session_token": "S3CRET", "kasm_url": "S3CRET", "unknown": "S3CRET"}),
        Session.from_dict({"kasm_id": "b1", "view_only_token": "S3CRET", "connection_info": {"password": "S3CRET"}}),
        GetUserResponse.from_dict({"user": {"user_id": "5c", "hash": "S3CRET"}}),
        User(user_id="5c", hash_="S3CRET"),
        GetImagesResponse.from_dict({"images": [{"image_id": "1f", "docker_token": "S3CRET", "hidden": True}]}),
        GetSessionRecordingsResponse.from_dict(
            {"session_recordings": [{"session_recording_download_url": "https://s.test/?sig=S3CRET"}]}
        ),
        EgressRequest(target_egress_credential={"name": "vpn", "password": "S3CRET"}),
        GetSessionTokensResponse.from_dict({"session_tokens": [{"session_token": "S3CRET", "session_jwt": "S3CRET"}]}),
        SessionToken(session_token="S3CRET", session_jwt="S3CRET"),
        GetLoginResponse(url="https://kasm.test/#/connect/login/S3CRET"),
        RequestKasmRequest(environment=StringMap(TOKEN="S3CRET"), connection_info=JsonObject(password="S3CRET")),
    ],
    ids=lambda read: type(read).__name__,
)
def test_repr_hides_secrets_and_members_no_one_described(read: Any) -> None:
    assert "S3CRET" in str(read.to_dict())
    assert "S3CRET" not in repr(read)
    assert "S3CRET" not in str(read)


def test_repr_of_free_members_that_may_be_secret_shows_their_names() -> None:
    assert repr(EgressRequest(target_egress_gateway={"name": "x"})) == "EgressRequest(['target_egress_gateway'])"


def test_repr_shows_whether_there_is_a_secret() -> None:
    assert "token='***', view_only_token=''" in repr(Session(kasm_id="b1", token="x", view_only_token=""))


def test_models_survive_copy_and_pickle() -> None:
    session = Session.from_dict(SESSION | {"new_in_1_20": 1})
    for twin in (copy.deepcopy(session), pickle.loads(pickle.dumps(session))):
        assert twin == session
        assert twin.to_dict() == session.to_dict()
