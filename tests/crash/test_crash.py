"""Everything that was answered survives kill -9, in the middle of whatever the server was doing.

BACKLOT_CRASH_ROUNDS says how often it is killed. In every round several writers work at once until the server dies: users,
small and large objects, uploads in parts, and deletions. What was acknowledged must be there, and what was acknowledged as
deleted must not; a request that was cut off may have happened or not, but never by half.
"""

import hashlib
import os
import pathlib
import random
import signal
import sys
import threading
import time

import botocore.exceptions
import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "contract"))
from conftest import Server  # noqa: E402

ROUNDS = int(os.environ.get("BACKLOT_CRASH_ROUNDS", "10"))
BUCKET = "kept"
PART = 5 << 20


class Ledger:
    """What was acknowledged, and what was under way and may have happened."""

    def __init__(self):
        self.users, self.objects, self.gone = set(), {}, set()
        self.maybe_users, self.maybe_objects = set(), {}  # key -> the digests that it may have as well; None: absent
        self.lock = threading.Lock()


def body_of(key, size):
    block = hashlib.sha256(key.encode()).digest()
    return (block * (size // len(block) + 1))[:size]


def digest_of(body):
    return hashlib.sha256(body).hexdigest()


def until_killed(write):
    """Calls `write(number)` until the server is gone. Any other failure is one."""
    def work(failures):
        number = 0
        while True:
            try:
                write(number)
            except (botocore.exceptions.ConnectionError, botocore.exceptions.HTTPClientError):
                return
            except Exception as failure:  # noqa: BLE001: told by the test
                failures.append(failure)
                return
            number += 1
    return work


def user_writer(iam, ledger, tag):
    def write(number):
        name = f"user-{tag}-{number}"
        with ledger.lock:
            ledger.maybe_users.add(name)
        iam.create_user(UserName=name)
        with ledger.lock:
            ledger.users.add(name)
            ledger.maybe_users.discard(name)
    return until_killed(write)


def acknowledged(ledger, key, digest):
    with ledger.lock:
        ledger.objects[key] = digest
        ledger.maybe_objects.pop(key, None)


def object_writer(s3, ledger, tag, sizes):
    def write(number):
        key = f"object-{tag}-{number}"
        body = body_of(key, sizes[number % len(sizes)])
        with ledger.lock:
            ledger.maybe_objects[key] = {None, digest_of(body)}
        s3.put_object(Bucket=BUCKET, Key=key, Body=body)
        acknowledged(ledger, key, digest_of(body))
        if number % 3 == 2:  # the one before is overwritten or deleted
            old = f"object-{tag}-{number - 1}"
            with ledger.lock:
                ledger.maybe_objects[old] = {ledger.objects.pop(old), None}
            s3.delete_object(Bucket=BUCKET, Key=old)
            with ledger.lock:
                ledger.maybe_objects.pop(old)
                ledger.gone.add(old)
    return until_killed(write)


def part_writer(s3, ledger, tag):
    def write(number):
        key = f"parts-{tag}-{number}"
        pieces = [body_of(key + "-1", PART), body_of(key + "-2", 30_000)] if number % 4 == 1 else [body_of(key, 40_000)]
        upload = s3.create_multipart_upload(Bucket=BUCKET, Key=key)["UploadId"]
        parts = [{"PartNumber": at, "ETag": s3.upload_part(Bucket=BUCKET, Key=key, UploadId=upload, PartNumber=at, Body=piece)["ETag"]}
                 for at, piece in enumerate(pieces, 1)]
        digest = digest_of(b"".join(pieces))
        with ledger.lock:
            ledger.maybe_objects[key] = {None, digest}
        s3.complete_multipart_upload(Bucket=BUCKET, Key=key, UploadId=upload, MultipartUpload={"Parts": parts})
        acknowledged(ledger, key, digest)
    return until_killed(write)


def check(server, ledger, read_all):
    """Compares the state with the ledger, and settles what was under way. Bytes are read of what is new, or of all."""
    iam, s3 = server.client("iam", "main"), server.client("s3", "main")
    users = {user["UserName"] for page in iam.get_paginator("list_users").paginate() for user in page["Users"]}
    assert ledger.users <= users, f"lost users: {sorted(ledger.users - users)[:5]}"
    assert users <= ledger.users | ledger.maybe_users, "users that nobody made"
    ledger.users, ledger.maybe_users = users, set()

    keys = {one["Key"] for page in s3.get_paginator("list_objects_v2").paginate(Bucket=BUCKET) for one in page.get("Contents", [])}
    assert set(ledger.objects) <= keys, f"lost objects: {sorted(set(ledger.objects) - keys)[:5]}"
    assert not keys & ledger.gone, f"deleted objects are back: {sorted(keys & ledger.gone)[:5]}"
    assert keys <= set(ledger.objects) | set(ledger.maybe_objects), "objects that nobody made"
    known = list(ledger.objects)
    to_read = keys if read_all else set(ledger.maybe_objects) & keys | set(known[-40:]) | set(random.Random(len(known)).sample(known, min(10, len(known))))
    for key in to_read:
        digest = digest_of(s3.get_object(Bucket=BUCKET, Key=key)["Body"].read())
        expected = {ledger.objects[key]} if key in ledger.objects else ledger.maybe_objects[key]
        assert digest in expected, f"{key} has other bytes"
        ledger.objects[key] = digest
    for key, digests in ledger.maybe_objects.items():
        assert key in keys or None in digests, f"lost {key}"
    ledger.maybe_objects = {}


@pytest.mark.parametrize("durable", [False, True], ids=["buffered", "durable"])
def test_what_was_acknowledged_is_there_after_a_kill(tmp_path, durable):
    rounds = ROUNDS if not durable else max(1, ROUNDS // 5)
    arguments = ["--durable"] if durable else []
    state, ledger, chance = tmp_path / "state", Ledger(), random.Random(1)
    for number in range(rounds):
        server = Server(*arguments, state=state)
        try:
            if number == 0:
                server.client("s3", "main").create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})
            else:
                check(server, ledger, read_all=False)
            quiet = {"retries": {"max_attempts": 0}}
            s3 = [server.client("s3", "main", **quiet) for _ in range(3)]
            writers = [user_writer(server.client("iam", "main", **quiet), ledger, number),
                       object_writer(s3[0], ledger, f"{number}-small", [10, 3000, 15_000]),
                       object_writer(s3[1], ledger, f"{number}-large", [20_000, 400_000, 1 << 20]),
                       part_writer(s3[2], ledger, number)]
            failures = []
            threads = [threading.Thread(target=writer, args=(failures,)) for writer in writers]
            for one in threads:
                one.start()
            time.sleep(chance.uniform(0.05, 0.8))
            server.process.send_signal(signal.SIGKILL)
            server.process.wait(10)
            for one in threads:
                one.join(30)
            assert not failures, failures[0]
        finally:
            server.stop()
    server = Server(*arguments, state=state)
    try:
        check(server, ledger, read_all=True)
    finally:
        server.stop()
    assert server.process.returncode == 0
    assert len(ledger.users) > rounds and len(ledger.objects) > rounds, "the writers wrote next to nothing"
