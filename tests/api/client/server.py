"""A web server on the loopback interface that answers as a test says and remembers what it was sent."""

import json
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from attrs import Factory, define, frozen

SILENCE = -1  # status of an answer that never comes


@frozen
class Sent:
    """One request as it arrived.

    Attributes:
        line: Method and target, for example `POST /api/public/get_kasms`.
        headers: By lower-case name.
        body: The bytes.
    """

    line: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@define
class Kasm:
    """What the server answers and what it was sent.

    Attributes:
        url: Scheme, host and port.
        sent: Requests in the order of their arrival.
    """

    url: str
    sent: list[Sent] = Factory(list)
    connections: int = 0
    status: int = 200
    headers: dict[str, str] = Factory(dict)
    body: bytes = b"{}"
    released: threading.Event = Factory(threading.Event)

    def answers(
        self, body: object, *, status: int = 200, content_type: str = "application/json", **headers: str
    ) -> None:
        """Answer every request like this from now on; `body` is bytes, or made JSON."""
        self.body = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.status = status
        self.headers = {"Content-Type": content_type} | {name.replace("_", "-"): text for name, text in headers.items()}


@contextmanager
def serve(context: ssl.SSLContext | None = None) -> Iterator[Kasm]:
    """Serve on a free port until the block ends, with TLS if there is a context."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body in one piece: the second would wait for the first one's receipt

        def setup(self) -> None:
            super().setup()
            kasm.connections += 1

        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            names = {name.lower(): ", ".join(self.headers.get_all(name, [])) for name in self.headers}
            kasm.sent.append(Sent(f"{self.command} {self.path}", names, self.rfile.read(length)))
            if kasm.status == SILENCE:
                kasm.released.wait()
                self.close_connection = True
                return
            status, headers, body = kasm.status, kasm.headers, kasm.body  # a client goes on before the body is written
            self.send_response(status)
            for name, text in ({"Content-Length": str(len(body))} | headers).items():
                self.send_header(name, text)
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815 - the name http.server looks for

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        request_queue_size = 128  # many clients may connect at once

        def handle_error(self, *_: object) -> None:
            """Say nothing when a client hangs up or refuses the certificate: those tests look at the client."""

    with Server(("127.0.0.1", 0), Handler) as server:
        if context is not None:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        scheme = "http" if context is None else "https"
        kasm = Kasm(f"{scheme}://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield kasm
        finally:
            kasm.released.set()
            server.shutdown()
            thread.join()
