"""S3 through boto3 and the AWS CLI, signatures and policies on."""

import os
import subprocess
import sys
import uuid

import botocore.exceptions
import pytest


@pytest.fixture
def bucket(server):
    """A bucket of the authority's, emptied and deleted afterwards."""
    s3 = server.client("s3", "la/admin")
    name = "contract-" + uuid.uuid4().hex[:12]
    s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})
    return name


def code_of(error):
    return error.value.response["Error"]["Code"]


def test_an_object_goes_round(server, bucket):
    s3 = server.client("s3", "la/admin")
    s3.put_object(Bucket=bucket, Key="a b/ü.txt", Body=b"hello", ContentType="text/plain", Metadata={"kind": "note"})
    got = s3.get_object(Bucket=bucket, Key="a b/ü.txt")
    assert got["Body"].read() == b"hello"
    assert got["ContentType"] == "text/plain"
    assert got["Metadata"] == {"kind": "note"}
    assert got["ETag"] == '"5d41402abc4b2a76b9719d911017c592"'
    assert s3.get_object(Bucket=bucket, Key="a b/ü.txt", Range="bytes=1-2")["Body"].read() == b"el"


def test_a_large_object_goes_round(server, bucket):
    s3 = server.client("s3", "la/admin")
    body = os.urandom(1_000_003)
    s3.put_object(Bucket=bucket, Key="large", Body=body)
    assert s3.get_object(Bucket=bucket, Key="large")["Body"].read() == body


def test_a_missing_key_is_404_to_who_may_list(server, bucket):
    with pytest.raises(botocore.exceptions.ClientError) as error:
        server.client("s3", "la/admin").get_object(Bucket=bucket, Key="none")
    assert code_of(error) == "NoSuchKey"


def test_another_account_is_refused_with_a_reason(server, bucket):
    server.client("s3", "la/admin").put_object(Bucket=bucket, Key="k", Body=b"x")
    with pytest.raises(botocore.exceptions.ClientError) as error:
        server.client("s3", "organisation/CodeServerTaskRole").get_object(Bucket=bucket, Key="k")
    assert code_of(error) == "AccessDenied"
    assert "because no resource-based policy allows the s3:GetObject action" in str(error.value)


def test_the_command_line_lists_buckets(server, bucket):
    keys = server.credentials("la/admin")
    environment = {**os.environ, "AWS_ACCESS_KEY_ID": keys["aws_access_key_id"],
                   "AWS_SECRET_ACCESS_KEY": keys["aws_secret_access_key"],
                   "AWS_SESSION_TOKEN": keys.get("aws_session_token", ""), "AWS_ENDPOINT_URL": server.url,
                   "AWS_DEFAULT_REGION": "eu-west-2"}
    aws = os.path.join(os.path.dirname(sys.executable), "aws")
    out = subprocess.run([sys.executable, aws, "s3", "ls"], env=environment, capture_output=True, text=True, check=True)
    assert bucket in out.stdout
