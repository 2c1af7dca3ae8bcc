"""Dagster's own EcsRunLauncher launches, watches and ends runs here: each is a real container with its task role.

The container's root is this machine's own, unchanged, so that Dagster's virtual environment is where it is. Skipped where
this machine lets no container run.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

import botocore.exceptions
import pytest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from conftest import BACKLOT, ROOT, Server  # noqa: E402

PYTHON = os.environ.get("DAGSTER_PYTHON", str(ROOT / "build/dagster/bin/python"))
TRUST = {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
# The policies of the SFDL platform's daemon, in its own words.
HANDLING = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Resource": "*", "Action": [
    "ec2:DescribeNetworkInterfaces", "ecs:DescribeTaskDefinition", "ecs:DescribeTasks", "ecs:ListAccountSettings",
    "ecs:RegisterTaskDefinition", "ecs:RunTask", "ecs:TagResource", "secretsmanager:DescribeSecret",
    "secretsmanager:ListSecrets", "secretsmanager:GetSecretValue"]}]}
PASSING = {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*",
     "Condition": {"StringLike": {"iam:PassedToService": "ecs-tasks.amazonaws.com"}}}]}
STOPPING = {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Action": ["ecs:DescribeTasks", "ecs:StopTask", "ecs:DescribeTaskDefinition",
                                   "ec2:DescribeNetworkInterfaces", "secretsmanager:ListSecrets"], "Resource": "*"}]}


def until(condition, seconds, what):
    end = time.monotonic() + seconds
    while True:
        got = condition()
        if got:
            return got
        if time.monotonic() > end:
            raise AssertionError(f"after {seconds} s: no {what}")
        time.sleep(0.1)


class Platform:
    """A deployment like the SFDL platform's: a daemon as a service, a task definition for runs, Dagster's storage."""

    def __init__(self, folder, storage):
        self.home = folder
        self.server = Server("--tasks", "runc", "--task-image", "local/dagster:1=/", "--task-volume", f"home={folder}")
        clients = {name: self.server.client(name, "main") for name in ("ec2", "ecs", "iam", "logs", "s3", "secretsmanager")}
        self.ec2, self.ecs, self.iam, self.logs, self.s3, self.secrets = clients.values()
        vpc = self.ec2.create_vpc(CidrBlock="10.192.0.0/16")["Vpc"]["VpcId"]
        self.subnet = self.ec2.create_subnet(VpcId=vpc, CidrBlock="10.192.10.0/24")["Subnet"]["SubnetId"]
        self.group = self.ec2.create_security_group(GroupName="dagster", Description="d", VpcId=vpc)["GroupId"]
        self.s3.create_bucket(Bucket="workspace-la", CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})
        execution = self.role("CodeServerTaskExecutionRole", managed=["service-role/AmazonECSTaskExecutionRolePolicy", "CloudWatchFullAccess"])
        task = self.role("CodeServerTaskRole", managed=["AmazonS3FullAccess"])
        daemon = self.role("DaemonTaskRole", managed=["CloudWatchFullAccess"], own={"Handling": HANDLING, "Passing": PASSING})
        self.role("DagitTaskRole", own={"Stopping": STOPPING})
        self.ecs.create_cluster(clusterName="dagster")
        self.code = self.define("CodeServerTask", "user_code", ["sleep", "1"], task, execution, logs="dagster-user-code")
        sleeper = self.define("DagsterDaemonTask", "dagster-daemon", ["sleep", "3600"], daemon, execution)
        network = {"awsvpcConfiguration": {"subnets": [self.subnet], "securityGroups": [self.group], "assignPublicIp": "DISABLED"}}
        self.ecs.create_service(cluster="dagster", serviceName="daemon", taskDefinition=sleeper, desiredCount=1, launchType="FARGATE",
                                networkConfiguration=network)
        self.daemon = until(self.running_daemon, 30, "daemon that runs")
        (folder / "dagster.yaml").write_text(json.dumps({
            "run_launcher": {"module": "dagster_aws.ecs", "class": "EcsRunLauncher", "config": {
                "include_sidecars": True, "container_name": "user_code", "task_definition": {"env": "DAGSTER_CODE_SERVER_TASK"}}},
            "telemetry": {"enabled": False}, **storage}))

    def role(self, name, managed=(), own=None):
        arn = self.iam.create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(TRUST))["Role"]["Arn"]
        for policy in managed:
            self.iam.attach_role_policy(RoleName=name, PolicyArn=f"arn:aws:iam::aws:policy/{policy}")
        for policy, document in (own or {}).items():
            self.iam.put_role_policy(RoleName=name, PolicyName=policy, PolicyDocument=json.dumps(document))
        return arn

    def define(self, family, container, command, task, execution, logs=None):
        definition = {"name": container, "image": "local/dagster:1", "command": command,
                      "mountPoints": [{"sourceVolume": "home", "containerPath": str(self.home)}],
                      "environment": [{"name": "DAGSTER_HOME", "value": str(self.home)}, {"name": "WORKSPACE_BUCKET", "value": "workspace-la"},
                                      {"name": "PATH", "value": f"{pathlib.Path(PYTHON).parent}:/usr/local/bin:/usr/bin:/bin"}]}
        if logs:
            definition["logConfiguration"] = {"logDriver": "awslogs", "options": {
                "awslogs-group": logs, "awslogs-region": "eu-west-2", "awslogs-stream-prefix": logs, "awslogs-create-group": "true"}}
        return self.ecs.register_task_definition(
            family=family, networkMode="awsvpc", requiresCompatibilities=["FARGATE"], cpu="1024", memory="2048", taskRoleArn=task,
            executionRoleArn=execution, volumes=[{"name": "home"}], containerDefinitions=[definition])["taskDefinition"]["taskDefinitionArn"]

    def running_daemon(self):
        arns = self.ecs.list_tasks(cluster="dagster", serviceName="daemon")["taskArns"]
        tasks = self.ecs.describe_tasks(cluster="dagster", tasks=arns)["tasks"] if arns else []
        return next((one["containers"][0] for one in tasks if one["lastStatus"] == "RUNNING"), None)

    def dagster(self, verb, subject, role="main/DaemonTaskRole"):
        """One step of Dagster's daemon (or web server), with that role's credentials and the daemon's own metadata."""
        keys = self.server.credentials(role)
        environment = {**self.server.environment, "DAGSTER_HOME": str(self.home), "DAGSTER_CODE_SERVER_TASK": self.code,
                       "AWS_ENDPOINT_URL": self.server.url, "AWS_DEFAULT_REGION": "eu-west-2", "AWS_MAX_ATTEMPTS": "1",
                       "ECS_CONTAINER_METADATA_URI_V4": f"{self.server.url}/v4/{self.daemon['runtimeId']}",
                       "WORKSPACE_BUCKET": "workspace-la", "RUN_TASK_RETRIES": "0",
                       "PATH": f"{pathlib.Path(PYTHON).parent}:{os.environ['PATH']}", **{k.upper(): v for k, v in keys.items()}}
        done = subprocess.run([PYTHON, str(HERE / "driver.py"), verb, subject], env=environment, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr[-3000:]
        answers = [line for line in done.stdout.splitlines() if line.startswith("{")]  # Dagster's servers speak too
        return json.loads(answers[-1])

    def launch(self, job):
        answer = self.dagster("launch", job)
        assert "error" not in answer, answer
        return answer["run"], answer["tags"]["ecs/task_arn"]

    def status(self, run):
        code = ("import sys, warnings; warnings.filterwarnings('ignore'); from dagster import DagsterInstance\n"
                "with DagsterInstance.get() as instance: print(instance.get_run_by_id(sys.argv[1]).status.value)")
        done = subprocess.run([PYTHON, "-c", code, run], env={**self.server.environment, "DAGSTER_HOME": str(self.home),
                              "DAGSTER_CODE_SERVER_TASK": self.code, "AWS_DEFAULT_REGION": "eu-west-2"}, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout.strip().splitlines()[-1]

    def task(self, arn):
        return self.ecs.describe_tasks(cluster="dagster", tasks=[arn], include=["TAGS"])["tasks"][0]

    def stopped(self, arn, seconds=180):
        def over():
            task = self.task(arn)
            return task if task["lastStatus"] == "STOPPED" else None
        return until(over, seconds, "task that has stopped")

    def log_of(self, arn):
        stream = f"dagster-user-code/user_code/{arn.rsplit('/', 1)[1]}"
        events = self.logs.get_log_events(logGroupName="dagster-user-code", logStreamName=stream, startFromHead=True)["events"]
        return [event["message"] for event in events]

    def journal(self):
        done = subprocess.run([BACKLOT, "journal", "--last", "10000", "--endpoint", self.server.url], env=self.server.environment,
                              capture_output=True, text=True, check=True)
        return done.stdout.splitlines()

    def close(self):
        self.server.stop()


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
    until(lambda: postgres_platform.status(run) == "STARTED", 120, "run that has started")
    assert postgres_platform.dagster("terminate", run, "main/DagitTaskRole") == {"terminated": True}
    assert postgres_platform.stopped(arn)["stopCode"] == "UserInitiated"
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
