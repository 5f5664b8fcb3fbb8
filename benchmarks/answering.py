"""Server for benchmarks that sends one fixed answer, so that its own cost is small.

    answering.py ANSWER_FILE [--certificate CERTIFICATE_AND_KEY_FILE] [--delay SECONDS]

Prints its port. Answers JSON; `/connections` returns the number of connections so far, including its own.
"""

import argparse
import asyncio
import ssl
import sys
from pathlib import Path


class Answering(asyncio.Protocol):
    """One connection."""

    body = b""
    connections = 0
    delay_s = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Count the connection."""
        Answering.connections += 1
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._received = b""

    def data_received(self, data: bytes) -> None:
        """Answer each complete request."""
        self._received += data
        while True:
            head, end, rest = self._received.partition(b"\r\n\r\n")
            if not end:
                return
            lines = [line.partition(b":") for line in head.lower().split(b"\r\n")]
            length = next((int(value) for name, _, value in lines if name == b"content-length"), 0)
            if len(rest) < length:
                return
            self._received = rest[length:]
            body = str(self.connections).encode() if b" /connections " in head else self.body
            answer = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (
                len(body),
                body,
            )
            if self.delay_s:
                asyncio.get_running_loop().call_later(self.delay_s, self._transport.write, answer)
            else:
                self._transport.write(answer)


async def main() -> None:
    """Serve until killed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("answer", type=Path)
    parser.add_argument("--certificate", type=Path)
    parser.add_argument("--delay", type=float, default=0.0)
    given = parser.parse_args()
    Answering.body, Answering.delay_s = given.answer.read_bytes(), given.delay
    context = None
    if given.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(given.certificate)
    server = await asyncio.get_running_loop().create_server(Answering, "127.0.0.1", 0, ssl=context)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
