"""Makes what goes along with the files of a release, in their folder, when they are built.

    .venv/bin/python packaging/release.py --new-key FILE
        makes the pair of keys, once; the public half goes into resources/release-key.txt
    .venv/bin/python packaging/release.py DIR [--system win32] [--libraries DIR]
        SBOM.cdx.json, THIRD-PARTY-LICENCES.txt and SHA256SUMS for what is in DIR
    ... DIR --key FILE --url https://.../ --serial N --until 2027-02-20 --news DIR
        also latest.json, the signed manifest: --url is the folder that the installer can be
        fetched from, --news has en.txt and id.txt

SOURCE_DATE_EPOCH (seconds since 1970) is the time of the release, else that of the last commit.
Needs the group "packaging" of pyproject.toml. Exit codes: 0 done, 1 something is missing or wrong,
2 the command line is wrong.
"""

import argparse
import hashlib
import os
import subprocess
import sys
from base64 import b64encode
from collections.abc import Sequence
from datetime import date, datetime, timezone
from pathlib import Path

from bundled import ROOT, SYSTEMS, NotCompleteError, licence_page, parts
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

sys.path.insert(0, str(ROOT))
from pos_app import __version__
from pos_app.assets import release_key
from pos_app.domain.errors import PosError
from pos_app.domain.update import (
    CONTEXT,
    LANGUAGES,
    PRODUCT,
    Download,
    Release,
    read_release,
    write_release,
)
from pos_app.providers.releases import verified

KEY_FILE = ROOT / "resources" / "release-key.txt"
SUMS, SBOM, LICENCES, MANIFEST = (
    "SHA256SUMS", "SBOM.cdx.json", "THIRD-PARTY-LICENCES.txt", "latest.json",
)  # fmt: skip


def main(argv: Sequence[str]) -> int:
    """Do what is asked for and return the exit code."""
    parser = argparse.ArgumentParser(
        "packaging/release.py", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR")
    parser.add_argument("--new-key", type=Path, metavar="FILE")
    parser.add_argument("--system", choices=[*SYSTEMS], default=sys.platform)
    parser.add_argument("--libraries", type=Path, metavar="DIR")
    parser.add_argument("--key", type=Path, metavar="FILE")
    parser.add_argument("--url")
    parser.add_argument("--serial", type=int)
    parser.add_argument("--until", type=date.fromisoformat, metavar="DAY")
    parser.add_argument("--news", type=Path, metavar="DIR")
    args = parser.parse_args(argv)
    if bool(args.new_key) == bool(args.folder):
        parser.error("name a folder, or --new-key")
    announced = (args.url, args.serial, args.until, args.news)
    if args.key and not all(announced):
        parser.error("--key needs --url, --serial, --until and --news")
    try:
        if args.new_key:
            print(f"The public half is {new_key(args.new_key)}, now in {KEY_FILE}. Commit it.")
            return 0
        describe(args.folder, args.system, args.libraries)
        if args.key:
            announce(args.folder, args.key, *announced)
        print(sums(args.folder))
    except (NotCompleteError, PosError, OSError, ValueError) as error:
        print(f"FAILED: {error}", file=sys.stderr)
        return 1
    return 0


def new_key(file: Path, public: Path = KEY_FILE) -> str:
    """Make a pair of keys, the private half into a file that is new; return the public half."""
    _require_outside(file)
    key = Ed25519PrivateKey.generate()
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(pem)
    half = _public(key)
    remarks = [line for line in public.read_text("ascii").splitlines() if line.startswith("#")]
    public.write_text("\n".join([*remarks, half]) + "\n", "ascii")
    return half


def describe(folder: Path, system: str, libraries: Path | None = None) -> None:
    """Write the bill of materials and the licences; raises NotCompleteError."""
    from bill_of_materials import bill_of_materials  # noqa: PLC0415  not needed for a key

    along = parts(system, libraries)
    bill = bill_of_materials(PRODUCT, __version__, along, released_at())
    _write(folder / SBOM, bill)
    _write(folder / LICENCES, licence_page(along))


def announce(folder: Path, key: Path, url: str, serial: int, until: date, news: Path) -> None:
    """Write the signed manifest of the installer in a folder; it is read again before it counts."""
    _require_outside(key)
    maker = load_pem_private_key(key.read_bytes(), None)
    if not isinstance(maker, Ed25519PrivateKey) or _public(maker) != release_key():
        raise NotCompleteError(f"{key} is not the key whose other half is in {KEY_FILE}.")
    installers = sorted(folder.glob("*.exe"))
    if len(installers) != 1 or __version__ not in installers[0].name:
        raise NotCompleteError(f"There has to be one installer of {__version__} in {folder}.")
    (installer,) = installers
    release = Release(
        product=PRODUCT,
        serial=serial,
        version=__version__,
        day=datetime.fromtimestamp(released_at(), timezone.utc).date(),
        until=until,
        news={word: (news / f"{word}.txt").read_text("utf-8").strip() for word in LANGUAGES},
        download=Download(installer.name, f"{url.rstrip('/')}/{installer.name}",
                          installer.stat().st_size, _digest(installer)),
    )  # fmt: skip
    body = write_release(release)
    manifest = b64encode(maker.sign(CONTEXT + body)) + b"\n" + body
    if read_release(verified(manifest, release_key())) != release:
        raise NotCompleteError("The manifest does not say what it was made of.")
    (folder / MANIFEST).write_bytes(manifest)


def sums(folder: Path) -> str:
    """Write and return the digests of all files of a folder, as `sha256sum -c` reads them."""
    files = sorted(file for file in folder.iterdir() if file.is_file() and file.name != SUMS)
    lines = "".join(f"{_digest(file)}  {file.name}\n" for file in files)
    _write(folder / SUMS, lines)
    return lines


def released_at() -> int:
    """Return the time of the release, in seconds since 1970."""
    if said := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(said)
    asked = ["git", "log", "-1", "--format=%ct"]
    return int(subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True).stdout)


def _digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _public(key: Ed25519PrivateKey) -> str:
    return b64encode(key.public_key().public_bytes_raw()).decode()


def _require_outside(file: Path) -> None:
    if file.resolve().is_relative_to(ROOT):
        raise NotCompleteError("A private key does not belong into the repository.")


def _write(file: Path, text: str) -> None:
    file.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
