"""Several servers behind a balancer that sends each request to the next one: nothing is kept in any of them."""

from tests.connected.rig import ERAS, Rig, Tools

from .conftest import Start
from .serving import TOKEN, Balancer, client


async def test_two_processes_serve_one_client_in_each_era(start: Start, rig: Rig) -> None:
    settings = rig.sim.environment(rig.url) | {"KASM_HTTP_TOKEN": TOKEN}
    replicas = [start(**settings), start(**settings)]
    group = rig.sim.group_id
    urls = [replica.url() for replica in replicas]
    for era in ERAS:
        balancer = Balancer(*urls)
        async with client(urls[0], era, token=TOKEN, balancer=balancer) as connected:
            tools = Tools(connected)
            kasm_id = (await tools.data("create_kasm_session", image_name="Chrome", group_id=group))["kasm_id"]
            for number in range(4):
                command = f"echo {number} >> log; cat log"
                data = await tools.data("execute_kasm_command", kasm_id=kasm_id, command=command)
                assert data["stdout"].split() == [str(n) for n in range(number + 1)]
            path = "/home/kasm-user/log"
            await tools.data("write_kasm_file", kasm_id=kasm_id, file_path=path, content="new")
            assert (await tools.data("read_kasm_file", kasm_id=kasm_id, file_path=path))["content"] == "new"
            assert (await tools.data("pause_kasm_session", kasm_id=kasm_id))["status"] == "paused"
            assert (await tools.data("resume_kasm_session", kasm_id=kasm_id))["status"] == "running"
            assert (await tools.data("destroy_kasm_session", kasm_id=kasm_id))["status"] == "destroyed"
            assert (await tools.error("get_session_status", kasm_id=kasm_id))[0] == "not_found"
        assert min(balancer.counts.values()) >= 5, "each of them had its share"
    for replica in replicas:
        replica.terminate()
        assert replica.code() == 0
        assert "ERROR" not in replica.said()
