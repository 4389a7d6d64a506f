"""A Windows machine under wine on which an installer is tried."""

import os
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import wine


@dataclass(frozen=True)
class Machine:
    """One disk and one registry; nothing of them is this computer's."""

    prefix: Path

    def run(self, *words: str | Path, environ: dict[str, str] | None = None) -> tuple[int, str]:
        """Run a Windows program to its end; return its exit code and what it printed."""
        with self.start(*words, environ=environ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.close()
            process.wait(timeout=300)
            # Not to the end of the pipe: wine's services hold it as long as any program runs.
            os.set_blocking(process.stdout.fileno(), False)
            said = process.stdout.read() or b""
        return process.returncode, said.decode("utf-8", "replace").replace("\r\n", "\n")

    def start(
        self, *words: str | Path, environ: dict[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        told = {**os.environ, **wine.ENVIRON, "WINEPREFIX": str(self.prefix)}
        return subprocess.Popen(
            ["wine", *(str(word) for word in words)],
            env={**told, "DISPLAY": wine.screen(), **(environ or {})},
            cwd=self.disk,  # on Z: it would find this computer's /etc
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    @property
    def disk(self) -> Path:
        return self.prefix / "drive_c"

    @property
    def program(self) -> Path:
        return self.disk / "Program Files" / "pos-app"

    @property
    def home(self) -> Path:
        return self.disk / "ProgramData" / "pos-app"

    @property
    def startup(self) -> Path:
        return self._of_all / "StartUp" / "pos-app.lnk"

    @property
    def start_menu(self) -> Path:
        return self._of_all / "pos-app.lnk"

    @property
    def log(self) -> Path:
        """What the installer has to say where it is silent."""
        (user,) = (path for path in (self.disk / "users").iterdir() if path.name != "Public")
        return user / "Temp" / "pos-app-setup.log"

    @property
    def _of_all(self) -> Path:
        return self.disk / "ProgramData" / "Microsoft" / "Windows" / "Start Menu" / "Programs"

    def registered(self, value: str, root: str = "HKLM") -> str:
        """Return a value of the entry in the installed programs, "" if there is none."""
        key = root + r"\Software\Microsoft\Windows\CurrentVersion\Uninstall\pos-app"
        code, said = self.run("reg", "query", key, "/v", value)
        return "" if code else said.split("REG_")[-1].split(maxsplit=1)[1].strip()

    def uninstall(self, *switches: str) -> int:
        """Remove the program, wait for it (it works from a copy), and return the exit code."""
        code, _ = self.run(self.program / "uninstall.exe", "/S", *switches)
        wait_for(lambda: not self.program.exists())
        return code


def new_machine(prefix: Path) -> Machine:
    """Make a machine on which Qt's programs live: wine 8 has no screen for Qt's own platform.

    It is told by the registry, since wine lets no QT_ variable through.
    """
    wine.make_machine(prefix)
    machine = Machine(prefix)
    key = ("reg", "add", r"HKCU\Environment", "/v", "QT_QPA_PLATFORM", "/d", "offscreen")
    assert machine.run(*key)[0] == 0
    return machine


def wait_for(done: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until something is so; a TimeoutError says that it never was."""
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.1)
