"""A state that is damaged, of a newer format or somebody else's is refused with exit code 2, and left as it was."""

import hashlib
import os
import pathlib
import random
import shutil
import signal
import struct
import subprocess
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "contract"))
from conftest import BACKLOT, Server  # noqa: E402


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """A state in good order: users, small objects, large ones."""
    state = tmp_path_factory.mktemp("sound") / "state"
    server = Server(state=state)
    s3, iam = server.client("s3", "main"), server.client("iam", "main")
    s3.create_bucket(Bucket="kept", CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})
    for number in range(30):
        iam.create_user(UserName=f"user-{number}")
        s3.put_object(Bucket="kept", Key=f"key-{number}", Body=b"x" * (100 if number % 3 else 30_000))
    server.stop()
    assert server.process.returncode == 0
    return state


def fingerprint(state):
    return {str(file.relative_to(state)): hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(state.rglob("*")) if file.is_file()}


def refused(state, environment=None):
    """Starts a server, which must refuse; what it said."""
    before = fingerprint(state)
    done = subprocess.run([BACKLOT, "serve", "--listen", "127.0.0.1:0", "--state", state], capture_output=True, text=True, timeout=60,
                          env={**os.environ, "XDG_RUNTIME_DIR": str(state.parent), "HOME": str(state.parent)})
    assert done.returncode == 2, done
    assert done.stdout == "" and done.stderr.count("\n") == 1 and done.stderr.startswith("backlot: "), done
    assert fingerprint(state) == before, "the state was touched"
    return done.stderr


def copy_of(sound, tmp_path):
    shutil.copytree(sound, tmp_path / "state")
    return tmp_path / "state"


@pytest.mark.parametrize("is_clean", [True, False], ids=["clean", "unclean"])
def test_a_flipped_byte_is_refused_or_harmless(sound, tmp_path, is_clean):
    """Wherever it lies: within a row or the tree it is refused; in bytes that mean nothing, the state is all there."""
    state, chance, refusals = copy_of(sound, tmp_path), random.Random(3), 0
    if not is_clean:
        (state / "clean").unlink()
    rows = state / "data.mdb"
    whole, clean = rows.read_bytes(), None if not is_clean else (state / "clean").read_bytes()
    places = [at for at in range(0, len(whole)) if whole[at] != 0]
    for at in chance.sample(places, 50):  # some four in five lie in pages that a later commit has replaced
        rows.write_bytes(whole[:at] + bytes([whole[at] ^ 0x40]) + whole[at + 1:])
        try:
            server = Server(state=state)
        except RuntimeError as error:
            assert "damaged" in str(error), error
            refusals += 1
        else:
            users = {user["UserName"] for user in server.client("iam", "main").list_users()["Users"]}
            assert users == {f"user-{number}" for number in range(30)}
            server.process.send_signal(signal.SIGKILL)
            server.process.wait(10)
            server.stop()
            shutil.rmtree(state)
            copy_of(sound, tmp_path)
        if clean is None:
            (state / "clean").unlink(missing_ok=True)
    assert refusals > 0


def test_flipped_bytes_of_rows_are_refused_untouched(sound, tmp_path):
    state = copy_of(sound, tmp_path)
    rows = state / "data.mdb"
    whole = bytearray(rows.read_bytes())
    at = whole.find(b"user-7")
    while at >= 0:
        whole[at] ^= 1
        at = whole.find(b"user-7", at + 1)
    rows.write_bytes(whole)
    assert "damaged" in refused(state)


@pytest.mark.parametrize("size", [0, 1, 4095, 4096, -4096, -1])
def test_a_truncated_state_is_refused_untouched(sound, tmp_path, size):
    state = copy_of(sound, tmp_path)
    rows = state / "data.mdb"
    os.truncate(rows, size if size >= 0 else rows.stat().st_size + size)
    assert "damaged" in refused(state)


def test_a_state_without_its_rows_is_refused_untouched(sound, tmp_path):
    state = copy_of(sound, tmp_path)
    (state / "data.mdb").unlink()
    assert "damaged" in refused(state)


def crc32c(data):
    value = 0xFFFFFFFF
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ (0x82F63B78 if value & 1 else 0)
    return value ^ 0xFFFFFFFF


def test_a_newer_format_is_refused_untouched(sound, tmp_path):
    """The header's format (docs/formats/store.md) is raised to 2, its checksum made to fit."""
    state = copy_of(sound, tmp_path)
    rows = state / "data.mdb"
    whole, key, found = bytearray(rows.read_bytes()), b"\x00\x00state\x00\x01", 0
    at = whole.find(key)
    while at >= 0:
        value = at + len(key)
        size = struct.unpack_from("<H", whole, at - 8)[0]  # of the value, in LMDB's node header
        if whole[value + 5:value + 8] == b"\x01\x01\x01":
            whole[value + 7] = 2
            whole[value:value + 4] = struct.pack("<I", crc32c(key + bytes(whole[value + 4:value + size])))
            found += 1
        at = whole.find(key, at + 1)
    assert found
    rows.write_bytes(whole)
    said = refused(state)
    assert "newer" in said, said


def test_a_state_in_use_is_refused_untouched(sound, tmp_path):
    state = copy_of(sound, tmp_path)
    server = Server(state=state)
    try:
        assert f"process {server.process.pid}" in refused(state)
        server.client("iam", "main").create_user(UserName="still-mine")
    finally:
        server.stop()
    server = Server(state=state)  # and is free afterwards
    server.stop()
    assert server.process.returncode == 0
