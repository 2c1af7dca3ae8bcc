"""The SFDL platform's own job with real containers: an authority's file goes through its run to the shared bucket, and a run of the
organisation reads it there, until the authority takes that back. scenarios/sfdl/job.yaml is the same in scripts."""

import json
import os
import subprocess
import time

import pytest

from conftest import ROOT, Server

pytestmark = pytest.mark.skipif(os.geteuid() != 0 or subprocess.run(["which", "runc"], capture_output=True).returncode != 0,
                                reason="containers need runc and root")
TRUST = json.dumps({"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}]})
S3 = "aws --endpoint-url $AWS_ENDPOINT_URL s3 cp"


class Member:
    """An account with a cluster, a network, a log and the role of its agent; its code server's role is in the organization file."""

    def __init__(self, server, account):
        self.ec2, self.ecs, self.iam, self.logs, self.s3 = (server.client(one, f"{account}/admin") for one in ("ec2", "ecs", "iam", "logs", "s3"))
        vpc = self.ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]  # the same range in both accounts
        self.subnet = self.ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.1.0/24")["Subnet"]["SubnetId"]
        self.execution = self.iam.create_role(RoleName="CodeServerTaskExecutionRole", AssumeRolePolicyDocument=TRUST)["Role"]["Arn"]
        self.iam.attach_role_policy(RoleName="CodeServerTaskExecutionRole", PolicyArn="arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy")
        self.task = self.iam.get_role(RoleName="CodeServerTaskRole")["Role"]["Arn"]
        self.logs.create_log_group(logGroupName="dagster-user-code")
        self.ecs.create_cluster(clusterName="dagster")

    def bucket(self, name):
        self.s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})

    def run(self, script):
        """Its exit code and what it printed."""
        self.ecs.register_task_definition(
            family="CodeServerTask", networkMode="awsvpc", requiresCompatibilities=["FARGATE"], cpu="256", memory="512", taskRoleArn=self.task,
            executionRoleArn=self.execution, containerDefinitions=[{"name": "user_code", "image": "local/host:1", "command": ["/bin/sh", "-c", script],
                "logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": "dagster-user-code", "awslogs-region": "eu-west-2", "awslogs-stream-prefix": "run"}}}])
        arn = self.ecs.run_task(cluster="dagster", taskDefinition="CodeServerTask", launchType="FARGATE",
                                networkConfiguration={"awsvpcConfiguration": {"subnets": [self.subnet]}})["tasks"][0]["taskArn"]
        end = time.monotonic() + 90
        while time.monotonic() < end:
            task = self.ecs.describe_tasks(cluster="dagster", tasks=[arn])["tasks"][0]
            if task["lastStatus"] == "STOPPED":
                stream = f"run/user_code/{arn.rsplit('/', 1)[1]}"
                events = self.logs.get_log_events(logGroupName="dagster-user-code", logStreamName=stream, startFromHead=True)["events"]
                return task["containers"][0]["exitCode"], "\n".join(event["message"] for event in events)
            time.sleep(0.05)
        raise AssertionError("the run does not end")


def test_a_file_goes_from_the_data_store_to_the_organisation():
    server = Server("--tasks", "runc", "--task-image", "local/host:1=/", "--organization", str(ROOT / "fixtures/organizations/sfdl.yaml"))
    try:
        la, organisation = Member(server, "la"), Member(server, "organisation")
        for name in ("data-store", "workspace", "shared"):
            la.bucket(f"fons-{name}-la-prod")
        la.s3.put_bucket_policy(Bucket="fons-shared-la-prod", Policy=json.dumps({"Version": "2012-10-17", "Statement": [
            {"Sid": "OrganisationReads", "Effect": "Allow", "Principal": {"AWS": organisation.task}, "Action": "s3:GetObject",
             "Resource": "arn:aws:s3:::fons-shared-la-prod/*"}]}))
        server.client("s3", "la/user/frontend-hosting-user").put_object(Bucket="fons-data-store-la-prod", Key="in.csv", Body=b"a,b\n")

        code, log = la.run(f"set -e; {S3} s3://fons-data-store-la-prod/in.csv /tmp/in.csv; sed 's/$/,clean/' /tmp/in.csv > /tmp/clean.csv; "
                           f"{S3} /tmp/clean.csv s3://fons-workspace-la-prod/clean.csv; {S3} s3://fons-workspace-la-prod/clean.csv s3://fons-shared-la-prod/out.csv; "
                           "echo RUN_SUCCESS")
        assert (code, log.splitlines()[-1:]) == (0, ["RUN_SUCCESS"]), log
        assert la.s3.get_object(Bucket="fons-workspace-la-prod", Key="clean.csv")["Body"].read() == b"a,b,clean\n"

        read = f"{S3} s3://fons-shared-la-prod/out.csv - 2>&1"
        code, log = organisation.run(f"{read}; {S3} s3://fons-workspace-la-prod/clean.csv - 2>&1")
        assert code == 1 and log.splitlines()[0] == "a,b,clean", log
        assert "403" in log or "AccessDenied" in log, log
        la.s3.delete_bucket_policy(Bucket="fons-shared-la-prod")
        code, log = organisation.run(read)
        assert code == 1 and ("403" in log or "AccessDenied" in log), log
    finally:
        server.stop()
