"""Dagster's own EcsRunLauncher launches, watches and ends runs here: each is a real container with its task role.

The container's root is this machine's own, unchanged, so that Dagster's virtual environment is where it is. Skipped where
this machine lets no container run.
"""

import json
import os
import pathlib
import shutil
import subprocess

import botocore.exceptions
import pytest

from deployment import HANDLING, HERE, PASSING, Platform, until

def runc_is_missing():
    return os.geteuid() != 0 or subprocess.run(["which", "runc"], capture_output=True).returncode != 0


pytestmark = pytest.mark.skipif(runc_is_missing(), reason="containers need runc and root")


@pytest.fixture(scope="module")
def platform(tmp_path_factory):
    made = Platform(tmp_path_factory.mktemp("dagster-home"), {})
    yield made
    made.close()


class Postgres:
    """A PostgreSQL of this machine's packages, reached through a socket in a folder that tasks see too."""

    def __init__(self, folder):
        self.bin = max(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: int(one.parent.name))
        self.data = folder / "data"
        self.socket = folder / "socket"
        for one in (self.data, self.socket):
            one.mkdir()
            shutil.chown(one, "postgres")
        for one in [folder, *folder.parents][:3]:
            one.chmod(0o755)
        self.run("initdb", "-D", self.data, "-U", "dagster", "-A", "trust")
        self.process = subprocess.Popen(["runuser", "-u", "postgres", "--", self.bin / "postgres", "-D", self.data, "-k", self.socket,
                                         "-c", "listen_addresses="], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until(lambda: subprocess.run([self.bin / "pg_isready", "-h", self.socket], capture_output=True).returncode == 0, 30, "PostgreSQL")
        self.run("createdb", "-h", self.socket, "-U", "dagster", "dagster")
        self.url = f"postgresql://dagster@/dagster?host={self.socket}"

    def run(self, program, *arguments):
        subprocess.run(["runuser", "-u", "postgres", "--", self.bin / program, *arguments], check=True, capture_output=True)

    def close(self):
        self.run("pg_ctl", "stop", "-m", "immediate", "-D", self.data)  # nothing of it is needed any more
        self.process.wait(20)


@pytest.fixture(scope="module")
def postgres_platform(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dagster-postgres")
    postgres = Postgres(folder)
    storage = {"storage": {"postgres": {"postgres_url": postgres.url}}}
    made = Platform(folder, storage)
    yield made
    made.close()
    postgres.close()


def test_a_run_over_postgresql(postgres_platform):
    run, arn = postgres_platform.launch("clean")
    assert postgres_platform.stopped(arn)["containers"][0]["exitCode"] == 0, postgres_platform.log_of(arn)[-5:]
    assert postgres_platform.status(run) == "SUCCESS"
    run, arn = postgres_platform.launch("sleeper")
    # A step's process that is still beginning misses Dagster's own signal, and the run is then killed after its 30 s.
    until(lambda: any("STEP_START" in line for line in postgres_platform.log_of(arn)), 120, "step that has started")
    assert postgres_platform.dagster("terminate", run, "main/DagitTaskRole") == {"terminated": True}
    task = postgres_platform.stopped(arn)
    assert task["stopCode"] == "UserInitiated" and task["containers"][0]["exitCode"] != 137, task["containers"]
    assert postgres_platform.status(run) == "CANCELED"


def test_a_run_is_a_container_with_its_role(platform):
    run, arn = platform.launch("clean")
    first = platform.task(arn)
    assert first["taskDefinitionArn"] == platform.code
    assert {tag["key"]: tag.get("value") for tag in first["tags"]} | {"dagster/run_id": run, "dagster/job_name": "clean"} == {
        tag["key"]: tag.get("value") for tag in first["tags"]}
    details = {one["name"]: one["value"] for one in first["attachments"][0]["details"]}
    assert details["subnetId"] == platform.subnet
    interface = platform.ec2.describe_network_interfaces(NetworkInterfaceIds=[details["networkInterfaceId"]])["NetworkInterfaces"][0]
    assert interface["Groups"][0]["GroupId"] == platform.group and "Association" not in interface  # as the daemon's own
    task = platform.stopped(arn)
    log = platform.log_of(arn)
    assert (task["stopCode"], task["stoppedReason"]) == ("EssentialContainerExited", "Essential container in task exited"), log[-5:]
    assert task["containers"][0]["exitCode"] == 0, log[-5:]
    assert platform.status(run) == "SUCCESS"
    assert platform.s3.get_object(Bucket="workspace-la", Key="cleaned.txt")["Body"].read() == b"cleaned"
    assert any("RUN_SUCCESS" in line for line in log)
    assert platform.dagster("health", run)["status"] == "SUCCESS"


def test_the_calls_of_a_launch_are_those_that_were_recorded(platform):
    """Dagster's, ECS's own, its agent's and the application's, each under its own role. calls_of_a_launch.txt is the recording."""
    before = platform.journal()
    run, arn = platform.launch("clean")
    platform.stopped(arn)
    until(lambda: any("ec2:DeleteNetworkInterface" in line for line in platform.journal()[len(before):]), 10, "end of the interface")
    calls = []
    for line in platform.journal()[len(before):]:
        _, _, principal, action, _ = line.split(maxsplit=4)
        role = principal.split("/")[1] if ":assumed-role/" in principal else principal
        if not role.endswith(":root"):
            calls.append(f"{role} {action}")
    assert "CodeServerTaskExecutionRole logs:PutLogEvents" in calls
    recorded = (HERE / "calls_of_a_launch.txt").read_text().splitlines()
    assert [call for call in calls if not call.endswith("logs:PutLogEvents")] == recorded


def test_terminating_a_run_stops_its_task(platform):
    run, arn = platform.launch("sleeper")
    until(lambda: platform.status(run) == "STARTED", 120, "run that has started")
    refused = platform.dagster("terminate", run)  # the daemon's role has no ecs:StopTask
    assert "AccessDeniedException" in refused["error"] and "ecs:StopTask" in refused["error"], refused
    assert platform.dagster("terminate", run, "main/DagitTaskRole") == {"terminated": True}
    task = platform.stopped(arn)
    assert task["stopCode"] == "UserInitiated"
    assert platform.status(run) == "CANCELED"


def test_a_crash_is_told_with_the_last_lines(platform):
    run, arn = platform.launch("crasher")
    task = platform.stopped(arn)
    assert task["containers"][0]["exitCode"] == 3
    health = platform.dagster("health", run)
    assert health["status"] == "FAILED"
    assert "Essential container in task exited" in health["message"] and "about to crash" in health["message"], health


def test_a_run_that_fails_ends_well_as_a_container(platform):
    run, arn = platform.launch("failing")
    assert platform.stopped(arn)["containers"][0]["exitCode"] == 0
    assert platform.status(run) == "FAILURE"
    assert platform.dagster("health", run)["status"] == "SUCCESS"


@pytest.mark.parametrize(("policy", "without", "action"), [("Passing", PASSING, "iam:PassRole"), ("Handling", HANDLING, "ecs:TagResource")])
def test_without_a_permission_nothing_is_launched(platform, policy, without, action):
    lesser = json.loads(json.dumps(without))
    statement = lesser["Statement"][0]
    if isinstance(statement["Action"], list):
        statement["Action"].remove(action)
    else:
        statement["Condition"] = {"StringLike": {"iam:PassedToService": "lambda.amazonaws.com"}}
    platform.iam.put_role_policy(RoleName="DaemonTaskRole", PolicyName=policy, PolicyDocument=json.dumps(lesser))
    try:
        answer = platform.dagster("launch", "clean")
        assert "AccessDeniedException" in answer["error"] and action in answer["error"], answer
    finally:
        platform.iam.put_role_policy(RoleName="DaemonTaskRole", PolicyName=policy, PolicyDocument=json.dumps(without))


def test_a_hundred_tagged_secrets_are_listed_in_pages(platform):
    for i in range(105):
        platform.secrets.create_secret(Name=f"tagged-{i:03}", SecretString="x", Tags=[{"Key": "dagster", "Value": ""}])
    pages = platform.secrets.get_paginator("list_secrets").paginate(Filters=[{"Key": "tag-key", "Values": ["dagster"]}])
    listed = [len(page["SecretList"]) for page in pages]
    assert listed == [100, 5]
    run, arn = platform.launch("clean")
    assert platform.stopped(arn)["containers"][0]["exitCode"] == 0


def test_overrides_have_a_limit(platform):
    network = {"awsvpcConfiguration": {"subnets": [platform.subnet]}}
    with pytest.raises(botocore.exceptions.ClientError) as refused:
        platform.ecs.run_task(cluster="dagster", taskDefinition=platform.code, launchType="FARGATE", networkConfiguration=network,
                              overrides={"containerOverrides": [{"name": "user_code", "command": ["x" * 8192]}]})
    assert refused.value.response["Error"]["Code"] == "InvalidParameterException"
    assert "at most 8192" in str(refused.value)


def test_the_steps_of_a_run_are_tasks_of_their_own(platform):
    """Dagster's ecs_executor, inside the run's container, launches a task for each step under the task role."""
    launching = {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Resource": "*", "Action": ["ecs:DescribeTasks", "ecs:RunTask", "ecs:StopTask", "ecs:TagResource", "ecs:DescribeTaskDefinition",
                                                        "ec2:DescribeNetworkInterfaces", "secretsmanager:ListSecrets"]},
        *PASSING["Statement"]]}
    platform.iam.put_role_policy(RoleName="CodeServerTaskRole", PolicyName="Steps", PolicyDocument=json.dumps(launching))
    run, arn = platform.launch("fan_out")
    task = platform.stopped(arn, 400)
    assert task["containers"][0]["exitCode"] == 0, platform.log_of(arn)[-20:]
    assert platform.status(run) == "SUCCESS", platform.log_of(arn)[-20:]
    assert platform.s3.get_object(Bucket="workspace-la", Key="sum")["Body"].read() == b"45"
    steps = platform.ecs.list_tasks(cluster="dagster", desiredStatus="STOPPED")["taskArns"]
    tags = [{tag["key"]: tag.get("value") for tag in platform.task(one)["tags"]} for one in steps]
    of_run = [one for one in tags if one.get("dagster/run_id") == run]
    assert len([one for one in of_run if "dagster/step-key" in one]) >= 12, of_run
