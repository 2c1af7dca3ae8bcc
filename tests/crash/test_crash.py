"""What was answered survives kill -9."""

import os
import pathlib
import re
import signal
import subprocess
import sys

import botocore.exceptions

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "contract"))
from conftest import Server  # noqa: E402

ROUNDS = int(os.environ.get("BACKLOT_CRASH_ROUNDS", "10"))


def test_every_acknowledged_user_is_there_after_a_kill(tmp_path):
    state = tmp_path / "state"
    acknowledged = []
    for round_number in range(ROUNDS):
        server = Server(state=state)
        try:
            iam = server.client("iam", "main")
            found = {user["UserName"] for page in iam.get_paginator("list_users").paginate() for user in page["Users"]}
            assert set(acknowledged) <= found, f"lost in round {round_number}: {set(acknowledged) - found}"
            for number in range(5):
                name = f"user-{round_number}-{number}"
                iam.create_user(UserName=name)
                acknowledged.append(name)
            server.process.send_signal(signal.SIGKILL)
            server.process.wait(10)
        finally:
            server.stop()
