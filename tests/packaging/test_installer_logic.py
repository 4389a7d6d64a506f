"""What the installer does with a program, tried with one that starts in no time.

Long, on demand: POS_APP_TRY_WINDOWS=1, and the packages that `python3 packaging/windows` installs.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import installing
import pytest
import wine
from places import HERE
from windows_machine import Machine, wait_for

pytestmark = [
    pytest.mark.skipif(
        not os.environ.get("POS_APP_TRY_WINDOWS"), reason="long: POS_APP_TRY_WINDOWS=1"
    ),
    pytest.mark.timeout(900),
    pytest.mark.xdist_group("windows"),
]

QUESTIONS = {
    "FIRST_START": "first",
    "GATE": "gate",
    "PREPARE": "prepare",
    "MIGRATE": "migrate",
    "LAST_LOOK": "look",
    "AUTOSTART_WITH": "--kiosk",
}
GOES_WRONG = {
    "old": {},
    "new": {},
    "first": {"first": 3},
    "gate": {"gate": 6},
    "downgrade": {"gate": 5},
    "crash": {"gate": 1},
    "full-disk": {"prepare": 5},
    "migrate": {"migrate": 5},
    "late": {"migrate": 6},
    "poor": {"look": 4},
}


@pytest.fixture(scope="session")
def setups(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Installers of stand-ins, by what goes wrong with them."""
    folder = tmp_path_factory.mktemp("setups")
    executable = folder / "stand_in.exe"
    wine.compile_windows("-municode", HERE / "stand_in.c", to=executable)
    made = {}
    for name, answers in GOES_WRONG.items():
        program = folder / name
        program.mkdir()
        for own in ("pos-app.exe", "pos-app-counter.exe"):
            shutil.copy(executable, program / own)
        for question, code in answers.items():
            (program / question).write_text(str(code))
        (program / f"part-of-{name}.txt").touch()
        made[name] = folder / f"{name}-setup.exe"
        version = "1.0.0" if name == "old" else "1.1.0"
        installing.compile_script(made[name], program, version, QUESTIONS, quick=True)
    return made


@pytest.fixture(scope="session")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    prefix = tmp_path_factory.mktemp("wine") / "machine"
    wine.make_machine(prefix)
    return prefix


@pytest.fixture
def machine(disk: Path) -> Iterator[Machine]:
    """A machine without the program, and clean again afterwards."""
    own = Machine(disk)
    yield own
    for _ in range(2):
        if (own.program / "uninstall.exe").exists():
            own.uninstall("/PURGE")
    for left in (own.program, own.home, own.disk / "elsewhere"):
        shutil.rmtree(left, ignore_errors=True)


@pytest.fixture
def with_old(machine: Machine, setups: dict[str, Path]) -> Machine:
    """A machine with the old version, in use: it has books."""
    assert machine.run(setups["old"], "/S")[0] == 0
    machine.home.mkdir(exist_ok=True)
    (machine.home / "journal.db").write_text("the books")
    return machine


def parts(program: Path) -> list[str]:
    return sorted(file.name for file in program.glob("part-of-*"))


def books(machine: Machine) -> str:
    return (machine.home / "journal.db").read_text()


def test_it_installs_in_silence(machine: Machine, setups: dict[str, Path]) -> None:
    assert machine.run(setups["old"], "/S")[0] == 0
    assert (machine.program / "pos-app-counter.exe").exists()
    assert (machine.program / "for-all-users.txt").exists()
    assert machine.start_menu.exists()
    assert not machine.startup.exists()
    assert machine.registered("DisplayVersion") == "1.0.0"
    assert int(machine.registered("EstimatedSize"), 16) > 0


def test_a_user_installs_for_herself(machine: Machine, setups: dict[str, Path]) -> None:
    assert machine.run(setups["old"], "/S", "/CurrentUser")[0] == 0
    (program,) = machine.disk.glob("users/*/AppData/Local/Programs/pos-app")
    assert not (program / "for-all-users.txt").exists()
    assert machine.registered("DisplayVersion", "HKCU") == "1.0.0"
    assert machine.registered("DisplayVersion") == ""
    machine.run(program / "uninstall.exe", "/S")
    wait_for(lambda: not program.exists())
    assert machine.registered("DisplayVersion", "HKCU") == ""


def test_it_installs_where_it_is_told_to(machine: Machine, setups: dict[str, Path]) -> None:
    assert machine.run(setups["old"], "/S", r"/D=C:\elsewhere\pos-app")[0] == 0
    program = machine.disk / "elsewhere" / "pos-app"
    assert parts(program) == ["part-of-old.txt"]
    machine.run(program / "uninstall.exe", "/S")
    wait_for(lambda: not program.exists())


def test_it_takes_nobody_elses_folder(machine: Machine, setups: dict[str, Path]) -> None:
    photos = machine.disk / "elsewhere" / "photo.jpg"
    photos.parent.mkdir()
    photos.touch()
    assert machine.run(setups["old"], "/S", r"/D=C:\elsewhere")[0] == 14
    assert photos.exists()


def test_an_upgrade_keeps_data_and_choices(with_old: Machine, setups: dict[str, Path]) -> None:
    with_old.run(setups["old"], "/S", "/AUTOSTART")
    assert with_old.startup.exists()
    assert with_old.run(setups["new"], "/S")[0] == 0
    assert parts(with_old.program) == ["part-of-new.txt"], "what the new one lacks is gone"
    assert books(with_old) == "the books"
    assert with_old.startup.exists()
    assert with_old.registered("DisplayVersion") == "1.1.0"
    assert with_old.run(setups["new"], "/S", "/NOAUTOSTART")[0] == 0
    assert not with_old.startup.exists()


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ("first", 13),
        ("gate", 12),
        ("downgrade", 13),
        ("crash", 13),
        ("full-disk", 13),
        ("migrate", 13),
        ("late", 12),
    ],
)
def test_a_new_version_that_does_not_do_leaves_the_old_one(
    with_old: Machine, setups: dict[str, Path], wrong: str, code: int
) -> None:
    assert with_old.run(setups[wrong], "/S")[0] == code
    assert parts(with_old.program) == ["part-of-old.txt"]
    assert books(with_old) == "the books"
    assert with_old.registered("DisplayVersion") == "1.0.0"
    beside = [path.name for path in with_old.program.parent.glob("pos-app*")]
    assert beside == ["pos-app"]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("gate", "12 Shift 12 is still open.\n2 payments are unclear."),
        ("late", "12 Shift 12 is still open.\n2 payments are unclear."),
        ("downgrade", "13 These books are newer."),
        ("migrate", "13 These books are newer."),
    ],
)
def test_the_sentences_of_the_program_are_in_the_log(
    with_old: Machine, setups: dict[str, Path], wrong: str, told: str
) -> None:
    with_old.run(setups[wrong], "/S")
    assert with_old.log.read_text("utf-16").strip() == told


def test_a_program_that_says_nothing_of_its_end_is_told_in_our_words(
    with_old: Machine, setups: dict[str, Path]
) -> None:
    with_old.run(setups["crash"], "/S")
    assert "does not run on this computer" in with_old.log.read_text("utf-16")


def test_what_is_wrong_with_the_computer_is_told_and_undoes_nothing(
    machine: Machine, setups: dict[str, Path]
) -> None:
    assert machine.run(setups["poor"], "/S")[0] == 0
    assert parts(machine.program) == ["part-of-poor.txt"]
    told = machine.log.read_text("utf-16").splitlines()
    assert told[0].startswith("0 pos-app is installed.")
    assert told[-1] == "warning  printers: There is no printer (en)."


def test_a_first_install_that_does_not_start_leaves_nothing(
    machine: Machine, setups: dict[str, Path]
) -> None:
    assert machine.run(setups["first"], "/S")[0] == 13
    assert list(machine.program.parent.glob("pos-app*")) == []
    assert machine.registered("DisplayVersion") == ""
    assert not machine.start_menu.exists()


def test_what_a_power_cut_left_between_two_names_is_put_right(
    with_old: Machine, setups: dict[str, Path]
) -> None:
    with_old.program.rename(with_old.program.with_name("pos-app.old"))
    with_old.program.with_name("pos-app.new").mkdir()
    assert with_old.run(setups["gate"], "/S")[0] == 12
    assert parts(with_old.program) == ["part-of-old.txt"]


def test_a_running_program_is_not_replaced(with_old: Machine, setups: dict[str, Path]) -> None:
    with with_old.start(with_old.program / "pos-app.exe", "--stay") as running:
        assert with_old.run(setups["new"], "/S")[0] == 11
        with_old.log.unlink()
        with_old.run(with_old.program / "uninstall.exe", "/S")
        wait_for(with_old.log.exists, seconds=120)
        assert parts(with_old.program) == ["part-of-old.txt"]
        with_old.run("taskkill", "/F", "/IM", "pos-app.exe")
        running.wait(timeout=60)


def test_uninstalling_keeps_the_data(with_old: Machine) -> None:
    assert with_old.uninstall() == 0
    assert books(with_old) == "the books"
    assert not with_old.start_menu.exists()
    assert with_old.registered("DisplayVersion") == ""


def test_purging_is_asked_for(with_old: Machine) -> None:
    assert with_old.uninstall("/PURGE") == 0
    wait_for(lambda: not with_old.home.exists())
