"""A server that answers every request alike at once, so that clients are measured and not it.

    answering.py ANSWER_FILE [CERTIFICATE_AND_KEY_FILE]

Prints its port. Answers JSON; `/connections` says how many connections there have been, that one included.
"""

import asyncio
import ssl
import sys
from pathlib import Path


class Answering(asyncio.Protocol):
    """One connection."""

    body = b""
    connections = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Count it."""
        Answering.connections += 1
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._received = b""

    def data_received(self, data: bytes) -> None:
        """Answer each request that is complete."""
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
            self._transport.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)
            )


async def main() -> None:
    """Serve until killed."""
    Answering.body = Path(sys.argv[1]).read_bytes()
    context = None
    if len(sys.argv) > 2:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[2])
    server = await asyncio.get_running_loop().create_server(Answering, "127.0.0.1", 0, ssl=context)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
