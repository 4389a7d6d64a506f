"""The maker of the program for tests: real keys, signed manifests, and a server that has them."""

import ssl
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from pos_app.domain.update import CONTEXT, Download, Release, write_release

MAKER = Ed25519PrivateKey.generate()
STRANGER = Ed25519PrivateKey.generate()
PUBLIC = b64encode(MAKER.public_key().public_bytes_raw()).decode()

NEWER = Release(
    product="pos-app",
    serial=7,
    version="0.2.0",
    day=date(2026, 11, 20),
    until=date(2027, 2, 20),
    news={"en": "Kiosk mode.\nAn installer.", "id": "Mode kios.\nPemasang."},
    download=Download(
        "pos-app-0.2.0-setup.exe", "https://unduh.example.id/pos-app.exe", 41_500_000, "ab" * 32
    ),
)


def signed(body: bytes, key: Ed25519PrivateKey = MAKER, context: bytes = CONTEXT) -> bytes:
    return b64encode(key.sign(context + body)) + b"\n" + body


def manifest(release: Release = NEWER, key: Ed25519PrivateKey = MAKER) -> bytes:
    return signed(write_release(release), key)


@dataclass
class Announcer:
    """A server of one page, and how often it was asked."""

    url: str = ""
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)


@contextmanager
def announcing(body: bytes = b"", tls: ssl.SSLContext | None = None) -> Iterator[Announcer]:
    page = Announcer(body=body or manifest())

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page.asked.append(self.path)
            self.send_response(page.status)
            for name, value in page.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(page.body)))
            self.end_headers()
            self.wfile.write(page.body)

        def log_message(self, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = False

        def handle_error(self, *args: object) -> None:
            """Whoever does not want the rest hangs up."""

    with Server(("127.0.0.1", 0), Handler) as server:
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        page.url = f"http{'s' if tls else ''}://127.0.0.1:{server.server_port}/latest"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield page
        finally:
            server.shutdown()
            thread.join(10)


def certificate(folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """Return what a server on loopback shows, and what trusts exactly that."""
    key = generate_private_key(SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "loopback")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, SHA256())
    )
    pem = folder / "server.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    pem.write_bytes(private + made.public_bytes(Encoding.PEM))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(pem)
    client = ssl.create_default_context(cadata=made.public_bytes(Encoding.PEM).decode())
    return server, client
