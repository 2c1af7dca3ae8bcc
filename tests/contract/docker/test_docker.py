"""Tasks as containers of a Docker Engine: a daemon of the test's own, without networks of its own, at a socket of its own."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from conftest import ROOT, Server  # noqa: E402
from test_ecr import Client, shell_layer  # noqa: E402
from test_ecs import Account  # noqa: E402

TOOLS = ROOT / "build/docker"  # what engine.sh unpacks where the machine has no daemon
PATH = ":".join([os.environ["PATH"], *(str(TOOLS / one) for one in ("usr/sbin", "usr/bin"))])
LIBRARIES = f"{TOOLS}/usr/lib/x86_64-linux-gnu:{TOOLS}/lib/x86_64-linux-gnu"


class Engine:
    def __init__(self, folder):
        self.folder = folder
        self.socket = folder / "docker.sock"
        self.start()

    def start(self):
        self.log = open(self.folder / "daemon.log", "a+")
        self.process = subprocess.Popen(
            [shutil.which("dockerd", path=PATH), "--data-root", self.folder / "data", "--exec-root", self.folder / "exec", "--pidfile", self.folder / "pid",
             "--host", f"unix://{self.socket}", "--iptables=false", "--ip6tables=false", "--bridge=none", "--init-path", "/usr/bin/tini-static"],
            stdout=self.log, stderr=self.log, env={**os.environ, "PATH": PATH, "LD_LIBRARY_PATH": LIBRARIES})
        end = time.monotonic() + 60
        while time.monotonic() < end:
            if self.process.poll() is not None:
                break
            try:
                if self.get("/_ping") == "OK":
                    return
            except RuntimeError:
                time.sleep(0.1)
        self.log.seek(0)
        raise RuntimeError(self.log.read()[-4000:])

    def get(self, path):
        done = subprocess.run(["curl", "-sf", "--unix-socket", self.socket, f"http://docker{path}"], capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout

    def containers(self):
        return json.loads(self.get("/containers/json?all=1"))

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)
        self.log.close()


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    made = Engine(tmp_path_factory.mktemp("docker"))
    os.environ["DOCKER_HOST"] = f"unix://{made.socket}"
    yield made
    del os.environ["DOCKER_HOST"]
    made.stop()


@pytest.fixture(scope="module")
def account(engine, tmp_path_factory):
    made = Account(tmp_path_factory.mktemp("state") / "state", tasks="docker")
    made.ecr = made.server.client("ecr", "main")
    made.ecr.create_repository(repositoryName="tools/shell")
    made.client = Client(made.server, "main")
    made.client.push("tools/shell", "1", [shell_layer()], {"config": {
        "Env": ["FROM_IMAGE=yes"], "Entrypoint": ["/bin/sh", "-c"], "Cmd": ["cat /etc/greeting; echo $FROM_IMAGE $PWD"], "WorkingDir": "/etc"}})
    made.image = f"{made.ecr.describe_registry()['registryId']}.dkr.ecr.eu-west-2.amazonaws.com/tools/shell:1"
    yield made
    made.server.stop()
    assert engine.containers() == []
    assert json.loads(engine.get("/images/json")) == []


def run(account, script, **container):
    return account.run(script, **{"image": account.image, "command": [script], **container})


def test_a_task_is_pulled_and_runs_as_its_image_says(account):
    task = account.until(run(account, "", command=[]), "STOPPED")
    assert task["stopCode"] == "EssentialContainerExited", task
    assert task["containers"][0]["exitCode"] == 0
    assert account.log(task["taskArn"]) == ["from the image", "yes /etc"]
    task = account.until(run(account, "echo out; echo err >&2; exit 3"), "STOPPED")
    assert task["containers"][0]["exitCode"] == 3
    assert sorted(account.log(task["taskArn"])) == ["err", "out"]


def test_its_credentials_are_at_the_address_of_aws_and_its_own(account):
    """Over a socket of the shell: the image has no other client."""
    ask = ('exec 3<>/dev/tcp/169.254.170.2/80; printf "GET %s HTTP/1.0\\r\\nHost: x\\r\\n\\r\\n" "$AWS_CONTAINER_CREDENTIALS_RELATIVE_URI" >&3; cat <&3; '
           'echo; echo "$AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"; cat /etc/resolv.conf; sleep 30')
    first = run(account, ask, entryPoint=["/bin/bash", "-c"], stopTimeout=2)
    account.until(first, "RUNNING")
    end = time.monotonic() + 20
    while "nameserver 169.254.169.253" not in account.log(first) and time.monotonic() < end:
        time.sleep(0.05)
    log = account.log(first)
    assert any(account.task_role in line for line in log), log
    path = next(line for line in log if line.startswith("/v2/credentials/"))
    other = account.until(run(account, ask.replace("$AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", path).replace("sleep 30", ":"), entryPoint=["/bin/bash", "-c"]), "STOPPED")
    assert account.task_role not in "".join(account.log(other["taskArn"]))
    account.ecs.stop_task(cluster="c", task=first, reason="enough")
    assert account.until(first, "STOPPED")["stopCode"] == "UserInitiated"


def test_who_ignores_sigterm_is_killed(account):
    arn = run(account, "trap '' TERM; echo up; while :; do sleep 0.1; done", stopTimeout=2)
    account.until(arn, "RUNNING")
    while account.log(arn) != ["up"]:
        time.sleep(0.05)
    account.ecs.stop_task(cluster="c", task=arn)
    assert account.until(arn, "STOPPED")["containers"][0]["exitCode"] == 137


def test_health_is_asked_inside(account):
    arn = run(account, "sleep 60", stopTimeout=2, healthCheck={"command": ["CMD-SHELL", "cat /etc/greeting"], "interval": 5, "retries": 1})
    end = time.monotonic() + 30
    while time.monotonic() < end:
        task = account.ecs.describe_tasks(cluster="c", tasks=[arn])["tasks"][0]
        if task["healthStatus"] == "HEALTHY":
            break
        time.sleep(0.1)
    assert task["healthStatus"] == "HEALTHY", task
    account.ecs.stop_task(cluster="c", task=arn)
    account.until(arn, "STOPPED")


def inspected(engine, account, arn):
    """The engine's view of the task's container, not of the one that holds its network."""
    found = [json.loads(engine.get(f"/containers/{one['Id']}/json")) for one in engine.containers()]
    task = json.loads(json.dumps(account.ecs.describe_tasks(cluster="c", tasks=[arn])["tasks"][0], default=str))
    name = "ip-" + task["containers"][0]["networkInterfaces"][0]["privateIpv4Address"].replace(".", "-")
    holder = next(one for one in found if one["Config"]["Hostname"] == name and one["HostConfig"]["NetworkMode"] == "none")
    return next(one for one in found if one["HostConfig"]["NetworkMode"] == f"container:{holder['Id']}")


def test_what_a_definition_says_reaches_the_engine(account, engine):
    arn = run(account, "sleep 60", stopTimeout=2, user="1234:56", readonlyRootFilesystem=True, memory=128, environment=[{"name": "A", "value": "1"}],
              ulimits=[{"name": "nofile", "softLimit": 100, "hardLimit": 200}],
              linuxParameters={"initProcessEnabled": True, "tmpfs": [{"containerPath": "/scratch", "size": 8}], "capabilities": {"drop": ["NET_RAW"]}})
    account.until(arn, "RUNNING")
    shown = inspected(engine, account, arn)
    host = shown["HostConfig"]
    assert shown["Config"]["User"] == "1234:56" and "A=1" in shown["Config"]["Env"] and "FROM_IMAGE=yes" in shown["Config"]["Env"]
    assert host["ReadonlyRootfs"] and host["Memory"] == host["MemorySwap"] == 128 << 20 and host["Init"] is True
    assert host["Ulimits"] == [{"Name": "nofile", "Soft": 100, "Hard": 200}] and host["CapDrop"] == ["NET_RAW"]
    assert "size=8388608" in host["Tmpfs"]["/scratch"]
    account.ecs.stop_task(cluster="c", task=arn)
    account.until(arn, "STOPPED")


def test_security_groups_are_enforced(account, engine):
    group = lambda name: account.ec2.create_security_group(GroupName=name, Description="x", VpcId=account.vpc)["GroupId"]
    served, let_in = group("served"), group("let-in")
    account.ec2.authorize_security_group_ingress(GroupId=served, IpPermissions=[
        {"IpProtocol": "tcp", "FromPort": 7000, "ToPort": 7000, "UserIdGroupPairs": [{"GroupId": let_in}]}])
    server = run(account, "sleep 60", groups=[served], stopTimeout=2)
    account.until(server, "RUNNING")
    shown = inspected(engine, account, server)
    listening = subprocess.Popen(["nsenter", f"--net=/proc/{shown['State']['Pid']}/ns/net", sys.executable, "-c",
                                  "import socket; s = socket.create_server(('', 7000)); [s.accept() for _ in range(9)]"])
    try:
        address = account.ecs.describe_tasks(cluster="c", tasks=[server])["tasks"][0]["containers"][0]["networkInterfaces"][0]["privateIpv4Address"]
        ask = f"(exec 3<>/dev/tcp/{address}/7000) && echo reached & sleep 2; kill $! 2>/dev/null; exit 0"
        time.sleep(1)
        reached = account.until(run(account, ask, groups=[let_in], entryPoint=["/bin/bash", "-c"]), "STOPPED")
        assert account.log(reached["taskArn"]) == ["reached"]
        other = account.until(run(account, ask, groups=[served], entryPoint=["/bin/bash", "-c"]), "STOPPED")
        assert "reached" not in account.log(other["taskArn"])
    finally:
        listening.kill()
        listening.wait()
        account.ecs.stop_task(cluster="c", task=server)


def test_what_cannot_start_says_so_in_the_words_of_docker(account):
    task = account.until(run(account, "", entryPoint=["/bin/none"]), "STOPPED")
    assert task["stopCode"] == "TaskFailedToStart"
    assert "/bin/none" in task["stoppedReason"] and "no such file or directory" in task["stoppedReason"], task["stoppedReason"]
    task = account.until(account.run("true"), "STOPPED")  # a folder of this machine
    assert "runc alone" in task["stoppedReason"], task["stoppedReason"]


def test_nothing_is_left_after_a_kill(account, engine):
    arn = run(account, "sleep 60")
    account.until(arn, "RUNNING")
    end = time.monotonic() + 20
    while len(engine.containers()) != 2 and time.monotonic() < end:  # those of the tasks before go a moment after these have stopped
        time.sleep(0.1)
    assert len(engine.containers()) == 2
    account.server.process.kill()
    account.server.process.wait()
    account.start()
    assert account.until(arn, "STOPPED")["containers"][0]["exitCode"] == 137
    end = time.monotonic() + 20
    while engine.containers() and time.monotonic() < end:
        time.sleep(0.1)
    assert engine.containers() == []
    assert account.until(run(account, "exit 0"), "STOPPED")["containers"][0]["exitCode"] == 0


def test_tasks_stop_with_the_daemon(account, engine):
    """The daemon ends in the middle: its containers end with it, and the next ones run once it is there again."""
    arn = run(account, "sleep 60")
    account.until(arn, "RUNNING")
    engine.stop()
    assert account.until(arn, "STOPPED")["containers"][0]["exitCode"] in (137, 143)
    engine.start()
    assert account.until(run(account, "exit 0"), "STOPPED")["containers"][0]["exitCode"] == 0


def test_a_daemon_that_is_not_there(tmp_path):
    os.environ["DOCKER_HOST"], before = f"unix://{tmp_path}/none.sock", os.environ.get("DOCKER_HOST")
    try:
        with pytest.raises(RuntimeError, match="Cannot connect to the Docker daemon"):
            Server("--tasks", "docker")
    finally:
        if before:
            os.environ["DOCKER_HOST"] = before
