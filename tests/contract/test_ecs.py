"""Tasks as real containers, over the wire. Their root is this machine's own, unchanged. Skipped where no container runs."""

import json
import os
import signal
import subprocess
import time

import pytest

from conftest import BACKLOT, Server

pytestmark = pytest.mark.skipif(os.geteuid() != 0 or subprocess.run(["which", "runc"], capture_output=True).returncode != 0,
                                reason="containers need runc and root")
TRUST = json.dumps({"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}]})


class Account:
    """A VPC, roles and a cluster on a server of its own."""

    def __init__(self, state=None, tasks="runc"):
        self.state = state
        self.tasks = tasks
        self.start()
        self.vpc = self.ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        self.subnet = self.ec2.create_subnet(VpcId=self.vpc, CidrBlock="10.0.1.0/24")["Subnet"]["SubnetId"]
        self.task_role = self.role("task")
        self.execution_role = self.role("execution", "service-role/AmazonECSTaskExecutionRolePolicy")
        self.logs.create_log_group(logGroupName="/tasks")
        self.ecs.create_cluster(clusterName="c")

    def start(self):
        self.server = Server("--tasks", self.tasks, "--task-image", "local/host:1=/", state=self.state)
        self.ec2, self.ecs, self.iam, self.logs = (self.server.client(one, "main") for one in ("ec2", "ecs", "iam", "logs"))

    def role(self, name, policy=None):
        arn = self.iam.create_role(RoleName=name, AssumeRolePolicyDocument=TRUST)["Role"]["Arn"]
        if policy:
            self.iam.attach_role_policy(RoleName=name, PolicyArn=f"arn:aws:iam::aws:policy/{policy}")
        return arn

    def run(self, script, groups=(), **container):
        definition = {"name": "main", "image": "local/host:1", "command": ["/bin/sh", "-c", script], "logConfiguration": {
            "logDriver": "awslogs", "options": {"awslogs-group": "/tasks", "awslogs-region": "eu-west-2", "awslogs-stream-prefix": "t"}},
            **container}
        self.ecs.register_task_definition(
            family="t", networkMode="awsvpc", requiresCompatibilities=["FARGATE"], cpu="256", memory="512", taskRoleArn=self.task_role,
            executionRoleArn=self.execution_role, containerDefinitions=[definition])
        done = self.ecs.run_task(cluster="c", taskDefinition="t", launchType="FARGATE",
                                 networkConfiguration={"awsvpcConfiguration": {"subnets": [self.subnet], "securityGroups": list(groups)}})
        assert done["failures"] == []
        return done["tasks"][0]["taskArn"]

    def until(self, arn, status, seconds=40):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            task = self.ecs.describe_tasks(cluster="c", tasks=[arn])["tasks"][0]
            if task["lastStatus"] == status:
                return task
            if task["lastStatus"] == "STOPPED":
                raise AssertionError(f"stopped: {task.get('stoppedReason')}")
            time.sleep(0.02)
        raise AssertionError(f"{arn} is {task['lastStatus']}, not {status}")

    def log(self, arn):
        stream = f"t/main/{arn.rsplit('/', 1)[1]}"
        return [one["message"] for one in self.logs.get_log_events(logGroupName="/tasks", logStreamName=stream, startFromHead=True)["events"]]


@pytest.fixture(scope="module")
def account():
    made = Account()
    yield made
    made.server.stop()


def test_the_task_has_its_role_and_nobody_else_does(account):
    first = account.run("curl -s http://169.254.170.2$AWS_CONTAINER_CREDENTIALS_RELATIVE_URI; echo; echo $AWS_CONTAINER_CREDENTIALS_RELATIVE_URI; sleep 20", stopTimeout=1)
    account.until(first, "RUNNING")
    end = time.monotonic() + 10
    while len(account.log(first)) < 2 and time.monotonic() < end:
        time.sleep(0.05)
    credentials, path = account.log(first)[:2]
    keys = json.loads(credentials)
    assert keys["RoleArn"] == account.task_role and keys["Token"] and keys["Expiration"]
    who = account.server.client("sts", keys={"aws_access_key_id": keys["AccessKeyId"], "aws_secret_access_key": keys["SecretAccessKey"],
                                             "aws_session_token": keys["Token"]}).get_caller_identity()
    assert who["Arn"].endswith(f":assumed-role/task/{first.rsplit('/', 1)[1]}")
    # From another task of the network, and from this machine, the same path gives nothing.
    second = account.until(account.run(f"curl -s http://169.254.170.2{path}"), "STOPPED")
    assert "Credentials not found" in account.log(second["taskArn"])[0]
    assert subprocess.run(["curl", "-s", account.server.url + path], capture_output=True, text=True).stdout.find("SecretAccessKey") == -1
    account.ecs.stop_task(cluster="c", task=first)


def test_who_ignores_the_first_signal_is_killed(account):
    arn = account.run("trap '' TERM; while :; do sleep 0.2; done", stopTimeout=2)
    account.until(arn, "RUNNING")
    begun = time.monotonic()
    account.ecs.stop_task(cluster="c", task=arn, reason="over")
    task = account.until(arn, "STOPPED")
    assert 1.5 < time.monotonic() - begun < 10
    assert (task["containers"][0]["exitCode"], task["stopCode"], task["stoppedReason"]) == (137, "UserInitiated", "over")


def test_memory_has_a_limit(account):
    arn = account.run("exec python3 -c 'x = bytearray(400 << 20); print(len(x))'", memory=64)
    task = account.until(arn, "STOPPED")
    container = task["containers"][0]
    if not any(os.path.exists(one) for one in ("/sys/fs/cgroup/memory", "/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/cgroup.controllers")):
        pytest.skip("this machine sets no limits to memory")
    assert container["exitCode"] == 137 and "OutOfMemoryError" in container["reason"]


def test_files_that_a_container_writes_are_its_own(account):
    mark = f"/etc/backlot-{os.getpid()}"
    task = account.until(account.run(f"echo x > {mark} && cat {mark}"), "STOPPED")
    assert task["containers"][0]["exitCode"] == 0
    assert not os.path.exists(mark)


def test_after_a_crash_no_container_is_left_and_its_task_has_stopped(tmp_path):
    account = Account(state=tmp_path / "state")
    try:
        arn = account.run(f"exec sleep 1{os.getpid()}")
        account.until(arn, "RUNNING")
        assert subprocess.run(["pgrep", "-f", f"sleep 1{os.getpid()}"], capture_output=True).returncode == 0
        account.server.process.send_signal(signal.SIGKILL)
        account.server.process.wait(10)
        account.start()
        task = account.until(arn, "STOPPED")
        assert task["stopCode"] == "EssentialContainerExited" and task["containers"][0]["exitCode"] == 137
        assert subprocess.run(["pgrep", "-f", f"sleep 1{os.getpid()}"], capture_output=True).returncode != 0
        assert account.ec2.describe_network_interfaces()["NetworkInterfaces"] == []
        assert account.until(account.run("true"), "STOPPED")["containers"][0]["exitCode"] == 0
    finally:
        account.server.stop()


def test_whatever_it_prints_is_logged_a_line_an_event(account):
    task = account.until(account.run("printf 'one\\n\\377two\\n'; printf three"), "STOPPED")
    assert account.log(task["taskArn"]) == ["one", "\ufffdtwo", "three"]


def test_a_container_that_prints_without_end_fills_no_memory(tmp_path):
    """What waits to be logged is bounded; what is logged is state, which lies in a file here."""
    def held_mib():
        with open(f"/proc/{lone.server.process.pid}/status") as status:
            return int(next(line for line in status if line.startswith("RssAnon:")).split()[1]) / 1024

    lone = Account(state=tmp_path / "state")
    try:
        before = held_mib()
        arn = lone.run("yes 0123456789012345678901234567890123456789", stopTimeout=1)
        lone.until(arn, "RUNNING")
        time.sleep(3)
        lone.ecs.stop_task(cluster="c", task=arn)
        lone.until(arn, "STOPPED", 60)
        assert held_mib() - before < 256
        assert lone.log(arn)[0] == "0123456789012345678901234567890123456789"
    finally:
        lone.server.stop()


def test_many_tasks_at_once_leave_nothing(account):
    arns = [account.run("exec sleep 1") for _ in range(20)]
    for arn in arns:
        assert account.until(arn, "STOPPED", 90)["containers"][0]["exitCode"] == 0
    end = time.monotonic() + 10
    while account.ec2.describe_network_interfaces()["NetworkInterfaces"] and time.monotonic() < end:
        time.sleep(0.1)
    assert account.ec2.describe_network_interfaces()["NetworkInterfaces"] == []
    assert subprocess.run("mount | grep -c backlot-tasks", shell=True, capture_output=True, text=True).stdout.strip() == "0"


def test_an_endpoint_of_the_vpc_stands_before_its_service(account):
    """A gateway endpoint's policy decides about the task's requests, and a bucket's policy can ask for the endpoint."""
    s3 = account.server.client("s3", "main")
    for bucket in ("reached-by-the-task", "beyond-the-endpoint"):
        s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})
        s3.put_object(Bucket=bucket, Key="k", Body=b"contents")
    account.iam.put_role_policy(RoleName="task", PolicyName="s3", PolicyDocument=json.dumps(
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}))
    table = account.ec2.describe_route_tables(Filters=[{"Name": "vpc-id", "Values": [account.vpc]}])["RouteTables"][0]["RouteTableId"]
    endpoint = account.ec2.create_vpc_endpoint(
        VpcId=account.vpc, ServiceName="com.amazonaws.eu-west-2.s3", RouteTableIds=[table], PolicyDocument=json.dumps(
            {"Version": "2012-10-17", "Statement": [{"Sid": "One", "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
                                                     "Resource": "arn:aws:s3:::reached-by-the-task/*"}]}))["VpcEndpoint"]["VpcEndpointId"]
    s3.put_bucket_policy(Bucket="reached-by-the-task", Policy=json.dumps({"Version": "2012-10-17", "Statement": [
        {"Sid": "OnlyThere", "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reached-by-the-task/*",
         "Condition": {"StringNotEquals": {"aws:SourceVpce": endpoint}}}]}))
    get = "aws --endpoint-url $AWS_ENDPOINT_URL s3api get-object --bucket %s --key k /dev/stdout 2>&1 | tr -d '\\n'; echo"
    task = account.until(account.run("; ".join(get % one for one in ("reached-by-the-task", "beyond-the-endpoint"))), "STOPPED")
    lines = account.log(task["taskArn"])
    assert lines[0].startswith("contents"), lines
    assert "AccessDenied" in lines[1], lines
    with pytest.raises(s3.exceptions.ClientError) as refused:
        s3.get_object(Bucket="reached-by-the-task", Key="k")
    assert "explicit deny in a resource-based policy" in str(refused.value)
    account.ec2.delete_vpc_endpoints(VpcEndpointIds=[endpoint])
    task = account.until(account.run(get % "beyond-the-endpoint"), "STOPPED")
    assert account.log(task["taskArn"])[0].startswith("contents")
    for bucket in ("reached-by-the-task", "beyond-the-endpoint"):
        s3.delete_object(Bucket=bucket, Key="k")
        s3.delete_bucket(Bucket=bucket)


def test_security_groups_decide_who_reaches_a_task(account):
    """The web group lets in whoever has the clients' group, at one port; what it lets in changes with the rule, at once."""
    status = subprocess.run([BACKLOT, "status", "--endpoint", account.server.url], env=account.server.environment, capture_output=True, text=True)
    if "are enforced" not in status.stdout:
        pytest.skip("this machine has no nftables")
    web, clients = (account.ec2.create_security_group(GroupName=name, Description="d", VpcId=account.vpc)["GroupId"] for name in ("web", "clients"))
    pair = [{"IpProtocol": "tcp", "FromPort": 8000, "ToPort": 8000, "UserIdGroupPairs": [{"GroupId": clients}]}]
    server = account.run("mkdir -p /srv/web && cd /srv/web && echo hello > index.html && python3 -m http.server 8000 & python3 -m http.server 9000", [web], stopTimeout=1)
    address = account.until(server, "RUNNING")["containers"][0]["networkInterfaces"][0]["privateIpv4Address"]

    def gets(port, group):
        script = f"for i in $(seq 50); do curl -s -m 1 http://{address}:{port}/ && exit 0; sleep 0.1; done; exit 7"
        return account.until(account.run(script, [group]), "STOPPED", 90)["containers"][0]["exitCode"]

    account.ec2.authorize_security_group_ingress(GroupId=web, IpPermissions=pair)
    assert gets(8000, clients) == 0
    quick = f"curl -s -m 2 http://{address}:%d/; echo $?"
    assert account.log(account.until(account.run(quick % 9000, [clients]), "STOPPED")["taskArn"]) == ["28"]  # dropped
    assert account.log(account.until(account.run(quick % 8000, [web]), "STOPPED")["taskArn"]) == ["28"]  # not of the clients
    account.ec2.revoke_security_group_ingress(GroupId=web, IpPermissions=pair)
    assert account.log(account.until(account.run(quick % 8000, [clients]), "STOPPED")["taskArn"]) == ["28"]
    # What leaves is let through by rules, too; metadata and names always are.
    account.ec2.authorize_security_group_ingress(GroupId=web, IpPermissions=pair)
    account.ec2.revoke_security_group_egress(GroupId=clients, IpPermissions=[{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}])
    both = (quick % 8000) + "; curl -s -m 2 -o /dev/null -w '%{http_code}' $ECS_CONTAINER_METADATA_URI_V4"
    assert account.log(account.until(account.run(both, [clients]), "STOPPED")["taskArn"]) == ["28", "200"]
    account.ecs.stop_task(cluster="c", task=server)
    account.until(server, "STOPPED")
    for group in (web, clients):
        account.ec2.revoke_security_group_ingress(GroupId=web, IpPermissions=pair) if group == web else None
        account.ec2.delete_security_group(GroupId=group)


def test_tasks_find_each_other_by_name(account):
    """A service's tasks by their name in Cloud Map, from every task of the VPC; by Service Connect's, from those of its clients."""
    map_ = account.server.client("servicediscovery", "main")
    operation = map_.create_private_dns_namespace(Name="my-namespace.local", Vpc=account.vpc)["OperationId"]
    space = map_.get_operation(OperationId=operation)["Operation"]["Targets"]["NAMESPACE"]
    registry = map_.create_service(Name="web", NamespaceId=space, DnsConfig={"DnsRecords": [{"Type": "A", "TTL": 10}]},
                                   HealthCheckCustomConfig={})["Service"]["Arn"]

    def define(family, command, port=None):
        account.ecs.register_task_definition(
            family=family, networkMode="awsvpc", requiresCompatibilities=["FARGATE"], cpu="256", memory="512", executionRoleArn=account.execution_role,
            containerDefinitions=[{"name": "main", "image": "local/host:1", "command": ["/bin/sh", "-c", command], "stopTimeout": 2,
                                   "portMappings": [{"name": "grpc", "containerPort": port}] if port else [], "logConfiguration": {
                                       "logDriver": "awslogs", "options": {"awslogs-group": "/tasks", "awslogs-region": "eu-west-2", "awslogs-stream-prefix": "t"}}}])

    network = {"awsvpcConfiguration": {"subnets": [account.subnet]}}
    define("server", "exec python3 -m http.server 4000", 4000)
    define("client", "for i in $(seq 100); do getent hosts user_code && break; sleep 0.1; done; sleep 60")
    made = account.ecs.create_service(
        cluster="c", serviceName="server", taskDefinition="server", desiredCount=1, launchType="FARGATE", networkConfiguration=network,
        serviceRegistries=[{"registryArn": registry}], serviceConnectConfiguration={"enabled": True, "namespace": "my-namespace.local", "services": [
            {"portName": "grpc", "clientAliases": [{"port": 4000, "dnsName": "user_code"}]}]})["service"]
    (claimed,) = made["deployments"][0]["serviceConnectResources"]
    assert claimed["discoveryName"] == "grpc" and ":service/srv-" in claimed["discoveryArn"]
    assert account.ecs.list_services_by_namespace(namespace="my-namespace.local")["serviceArns"] == [made["serviceArn"]]

    def task_of(service):
        end = time.monotonic() + 40
        while time.monotonic() < end:
            arns = account.ecs.list_tasks(cluster="c", serviceName=service)["taskArns"]
            if arns and account.ecs.describe_tasks(cluster="c", tasks=arns)["tasks"][0]["lastStatus"] == "RUNNING":
                return account.ecs.describe_tasks(cluster="c", tasks=arns)["tasks"][0]
            time.sleep(0.05)
        raise AssertionError(f"{service} does not run")

    server = task_of("server")
    address = server["containers"][0]["networkInterfaces"][0]["privateIpv4Address"]
    lone = account.run("getent hosts web.my-namespace.local; curl -s --retry 50 --retry-connrefused --retry-delay 1 -o /dev/null -w '%{http_code}\n' http://web.my-namespace.local:4000/; getent hosts user_code; echo $?; getent hosts nowhere.example; echo $?")
    account.until(lone, "STOPPED")
    lines = account.log(lone)
    assert lines[0].split() == [address, "web.my-namespace.local"], lines
    assert lines[1:] == ["200", "2", "2"], lines
    account.ecs.create_service(cluster="c", serviceName="client", taskDefinition="client", desiredCount=1, launchType="FARGATE", networkConfiguration=network,
                               serviceConnectConfiguration={"enabled": True, "namespace": "my-namespace.local"})
    client = task_of("client")["taskArn"]
    end = time.monotonic() + 20
    while not account.log(client) and time.monotonic() < end:
        time.sleep(0.1)
    assert account.log(client)[0].split() == [address, "user_code"]
    for service in ("client", "server"):
        account.ecs.delete_service(cluster="c", service=service, force=True)


def test_a_script_goes_on_after_a_kill(tmp_path):
    """Without containers: what an image does is a script, and its next step stands in the state."""
    scripts = tmp_path / "scripts.yaml"
    scripts.write_text(json.dumps({"local/job:1": [
        {"call": "s3.PutObject", "with": {"Bucket": "${env.BUCKET}", "Key": "first", "Body": "1"}},
        {"call": "s3.PutObject", "with": {"Bucket": "${env.BUCKET}", "Key": "second", "Body": "2"}, "takes": "3s"},
        {"exits": 4}]}))
    lone = Account.__new__(Account)
    lone.state = tmp_path / "state"

    def start():
        lone.server = Server("--tasks", "scripted", "--task-scripts", str(scripts), state=lone.state)
        lone.ec2, lone.ecs, lone.iam, lone.logs, lone.s3 = (lone.server.client(one, "main") for one in ("ec2", "ecs", "iam", "logs", "s3"))

    start()
    try:
        lone.vpc = lone.ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        lone.subnet = lone.ec2.create_subnet(VpcId=lone.vpc, CidrBlock="10.0.1.0/24")["Subnet"]["SubnetId"]
        lone.task_role, lone.execution_role = lone.role("task", "AmazonS3FullAccess"), lone.role("execution", "service-role/AmazonECSTaskExecutionRolePolicy")
        lone.logs.create_log_group(logGroupName="/tasks")
        lone.ecs.create_cluster(clusterName="c")
        lone.s3.create_bucket(Bucket="written-by-a-script", CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})
        arn = lone.run("", image="local/job:1", environment=[{"name": "BUCKET", "value": "written-by-a-script"}])
        lone.until(arn, "RUNNING")
        lone.server.process.send_signal(signal.SIGKILL)
        lone.server.process.wait(10)
        start()
        assert [one["Key"] for one in lone.s3.list_objects_v2(Bucket="written-by-a-script")["Contents"]] == ["first"]
        assert lone.until(arn, "STOPPED")["containers"][0]["exitCode"] == 4
        assert [one["Key"] for one in lone.s3.list_objects_v2(Bucket="written-by-a-script")["Contents"]] == ["first", "second"]
    finally:
        lone.server.stop()


def test_an_external_controller_brings_its_task_sets(tmp_path):
    scripts = tmp_path / "scripts.yaml"
    scripts.write_text(json.dumps({"local/job:1": [{"prints": "up"}, {"exits": 0, "takes": "1h"}]}))
    server = Server("--tasks", "scripted", "--task-scripts", str(scripts))
    try:
        ec2, ecs = server.client("ec2", "main"), server.client("ecs", "main")
        vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.1.0/24")["Subnet"]["SubnetId"]
        ecs.create_cluster(clusterName="c")
        ecs.register_task_definition(family="t", networkMode="awsvpc", requiresCompatibilities=["FARGATE"], cpu="256", memory="512",
                                     containerDefinitions=[{"name": "main", "image": "local/job:1"}])
        ecs.create_service(cluster="c", serviceName="web", desiredCount=3, deploymentController={"type": "EXTERNAL"})
        made = ecs.create_task_set(cluster="c", service="web", taskDefinition="t", launchType="FARGATE", scale={"value": 50, "unit": "PERCENT"},
                                   networkConfiguration={"awsvpcConfiguration": {"subnets": [subnet]}})["taskSet"]
        assert made["computedDesiredCount"] == 2 and made["stabilityStatus"] == "STABILIZING"

        def until(holds):
            end = time.monotonic() + 20
            while time.monotonic() < end:
                found = ecs.describe_task_sets(cluster="c", service="web")["taskSets"]
                if holds(found):
                    return found
                time.sleep(0.05)
            raise AssertionError(found)

        until(lambda sets: sets[0]["stabilityStatus"] == "STEADY_STATE" and sets[0]["runningCount"] == 2)
        ecs.update_service_primary_task_set(cluster="c", service="web", primaryTaskSet=made["id"])
        service = ecs.describe_services(cluster="c", services=["web"])["services"][0]
        assert service["taskDefinition"] == made["taskDefinition"] and service["taskSets"][0]["status"] == "PRIMARY"
        assert ecs.delete_task_set(cluster="c", service="web", taskSet=made["id"], force=True)["taskSet"]["status"] == "DRAINING"
        until(lambda sets: not sets)
    finally:
        server.stop()
