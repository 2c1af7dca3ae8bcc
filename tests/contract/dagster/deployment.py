"""A deployment like the SFDL platform's, on a server of its own: what the tests of Dagster's launcher begin with."""

import json
import os
import pathlib
import subprocess
import sys
import time

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
    """A daemon as a service, a task definition for runs, Dagster's storage. `scripts`: what stands for the containers, in place of
    real ones. `is_public`: the daemon has a public address. `launcher`: the configuration of the launcher, in place of the
    platform's."""

    def __init__(self, folder, storage, *, scripts=None, is_public=False, launcher=None):
        self.home = folder
        if scripts is not None:
            (folder / "scripts.yaml").write_text(json.dumps({"local/dagster:1": [{"waits": "forever"}]} | scripts))
            self.server = Server("--tasks", "scripted", "--task-scripts", str(folder / "scripts.yaml"))
        else:
            self.server = Server("--tasks", "runc", "--task-image", "local/dagster:1=/", "--task-volume", f"home={folder}")
        clients = {name: self.server.client(name, "main") for name in ("ec2", "ecs", "iam", "logs", "s3", "secretsmanager")}
        self.ec2, self.ecs, self.iam, self.logs, self.s3, self.secrets = clients.values()
        vpc = self.ec2.create_vpc(CidrBlock="10.192.0.0/16")["Vpc"]["VpcId"]
        self.subnet = self.ec2.create_subnet(VpcId=vpc, CidrBlock="10.192.10.0/24")["Subnet"]["SubnetId"]
        if is_public:
            gateway = self.ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
            self.ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
            table = self.ec2.describe_route_tables(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["RouteTables"][0]["RouteTableId"]
            self.ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)
        self.group = self.ec2.create_security_group(GroupName="dagster", Description="d", VpcId=vpc)["GroupId"]
        self.s3.create_bucket(Bucket="workspace-la", CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})
        execution = self.role("CodeServerTaskExecutionRole", managed=["service-role/AmazonECSTaskExecutionRolePolicy", "CloudWatchFullAccess"])
        task = self.role("CodeServerTaskRole", managed=["AmazonS3FullAccess"])
        daemon = self.role("DaemonTaskRole", managed=["CloudWatchFullAccess"], own={"Handling": HANDLING, "Passing": PASSING})
        self.role("DagitTaskRole", own={"Stopping": STOPPING})
        self.ecs.create_cluster(clusterName="dagster")
        self.roles = task, execution
        self.code = self.define("CodeServerTask", "user_code", ["sleep", "1"], task, execution, logs="dagster-user-code")
        sleeper = self.define("DagsterDaemonTask", "dagster-daemon", ["sleep", "3600"], daemon, execution)
        network = {"awsvpcConfiguration": {"subnets": [self.subnet], "securityGroups": [self.group], "assignPublicIp": "ENABLED" if is_public else "DISABLED"}}
        self.ecs.create_service(cluster="dagster", serviceName="daemon", taskDefinition=sleeper, desiredCount=1, launchType="FARGATE",
                                networkConfiguration=network)
        self.daemon = until(self.running_daemon, 30, "daemon that runs")
        (folder / "dagster.yaml").write_text(json.dumps({
            "run_launcher": {"module": "dagster_aws.ecs", "class": "EcsRunLauncher", "config": launcher or {
                "include_sidecars": True, "container_name": "user_code", "task_definition": {"env": "DAGSTER_CODE_SERVER_TASK"}}},
            "telemetry": {"enabled": False}, **storage}))

    def role(self, name, managed=(), own=None):
        arn = self.iam.create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(TRUST))["Role"]["Arn"]
        for policy in managed:
            self.iam.attach_role_policy(RoleName=name, PolicyArn=f"arn:aws:iam::aws:policy/{policy}")
        for policy, document in (own or {}).items():
            self.iam.put_role_policy(RoleName=name, PolicyName=policy, PolicyDocument=json.dumps(document))
        return arn

    def use_image(self, image):
        """What runs are of from now on."""
        self.code = self.define("CodeServerTask", "user_code", ["sleep", "1"], *self.roles, logs="dagster-user-code", image=image)

    def define(self, family, container, command, task, execution, logs=None, image="local/dagster:1"):
        definition = {"name": container, "image": image, "command": command,
                      "mountPoints": [{"sourceVolume": "home", "containerPath": str(self.home)}],
                      "environment": [{"name": "DAGSTER_HOME", "value": str(self.home)}, {"name": "WORKSPACE_BUCKET", "value": "workspace-la"},
                                      {"name": "DAGSTER_CODE_SERVER_TASK", "value": "CodeServerTask"},
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

    def dagster(self, verb, subject, role="main/DaemonTaskRole", **environment):
        """One step of Dagster's daemon (or web server), with that role's credentials and the daemon's own metadata."""
        environment = {**self.environment(role), **environment}
        done = subprocess.run([PYTHON, str(HERE / "driver.py"), verb, subject], env=environment, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr[-3000:]
        answers = [line for line in done.stdout.splitlines() if line.startswith("{")]  # Dagster's servers speak too
        return json.loads(answers[-1])

    def environment(self, role):
        keys = self.server.credentials(role)
        return {**self.server.environment, "DAGSTER_HOME": str(self.home), "DAGSTER_CODE_SERVER_TASK": self.code,
                       "AWS_ENDPOINT_URL": self.server.url, "AWS_DEFAULT_REGION": "eu-west-2", "AWS_MAX_ATTEMPTS": "1",
                       "ECS_CONTAINER_METADATA_URI_V4": f"{self.server.url}/v4/{self.daemon['runtimeId']}",
                       "WORKSPACE_BUCKET": "workspace-la", "RUN_TASK_RETRIES": "0",
                       "PATH": f"{pathlib.Path(PYTHON).parent}:{os.environ['PATH']}", **{k.upper(): v for k, v in keys.items()}}

    def launch(self, job, **environment):
        answer = self.dagster("launch", job, **environment)
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
