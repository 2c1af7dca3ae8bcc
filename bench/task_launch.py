#!/usr/bin/env python3
"""RunTask to RUNNING with runc, and 200 tasks at once, beside runc alone on the same machine.

    sudo BACKLOT=build/release/backlot .venv/bin/python bench/task_launch.py [--rounds 15]
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tests/contract"))
from test_ecs import Account  # noqa: E402

NETWORK = "awsvpcConfiguration"


def one_by_one(account, network, rounds):
    took = []
    for _ in range(rounds):
        begun = time.perf_counter()
        arn = account.ecs.run_task(cluster="c", taskDefinition="s", launchType="FARGATE", networkConfiguration=network)["tasks"][0]["taskArn"]
        while account.ecs.describe_tasks(cluster="c", tasks=[arn])["tasks"][0]["lastStatus"] != "RUNNING":
            time.sleep(0.002)
        took.append((time.perf_counter() - begun) * 1000)
    return took


def at_once(account, network, count):
    begun = time.perf_counter()
    arns = []
    for _ in range(count // 10):
        done = account.ecs.run_task(cluster="c", taskDefinition="s", count=10, launchType="FARGATE", networkConfiguration=network)
        arns += [task["taskArn"] for task in done["tasks"]]
    most = 0
    while True:
        states = [task["lastStatus"] for at in range(0, count, 100)
                  for task in account.ecs.describe_tasks(cluster="c", tasks=arns[at:at + 100])["tasks"]]
        most = max(most, states.count("RUNNING"))
        if states.count("STOPPED") == count:
            return time.perf_counter() - begun, most
        time.sleep(0.2)


def runc_alone(rounds):
    """A bundle whose root is this machine's, from `run` to its end."""
    took = []
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["runc", "spec"], cwd=folder, check=True)
        file = pathlib.Path(folder) / "config.json"
        spec = json.loads(file.read_text())
        root = pathlib.Path(folder) / "root"
        root.mkdir()
        subprocess.run(["mount", "--bind", "/", root], check=True)
        spec["root"] = {"path": str(root), "readonly": True}
        spec["process"].update(terminal=False, args=["/bin/true"])
        spec["mounts"] = [one for one in spec["mounts"] if one["destination"] != "/sys/fs/cgroup"]
        file.write_text(json.dumps(spec))
        try:
            for i in range(rounds):
                begun = time.perf_counter()
                subprocess.run(["runc", "run", f"alone-{os.getpid()}-{i}"], cwd=folder, check=True, stdin=subprocess.DEVNULL)
                took.append((time.perf_counter() - begun) * 1000)
        finally:
            subprocess.run(["umount", root], check=True)
    return took


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    account = Account()
    container = {"name": "main", "image": "local/host:1", "command": ["/bin/sleep", "5"], "stopTimeout": 1}
    account.ecs.register_task_definition(family="s", networkMode="awsvpc", requiresCompatibilities=["FARGATE"], cpu="256", memory="512",
                                         executionRoleArn=account.execution_role, containerDefinitions=[container])
    network = {NETWORK: {"subnets": [account.subnet]}}
    launched = one_by_one(account, network, rounds)
    alone = runc_alone(rounds)
    print(f"RunTask to RUNNING: {statistics.median(launched):.0f} ms ({min(launched):.0f} to {max(launched):.0f}); "
          f"runc alone, start to end: {statistics.median(alone):.0f} ms; ratio {statistics.median(launched) / statistics.median(alone):.1f}")
    seconds, most = at_once(account, network, 200)
    print(f"200 tasks of 5 s: {seconds:.1f} s, {most} at once")
    account.server.stop()


main()
