"""The settings of an account, and tags of buckets by ARN, through boto3: a second API under S3's signing name."""

import json
import uuid

import botocore.exceptions
import pytest

OWNER = "la/admin"
REGION = "eu-west-2"


@pytest.fixture(scope="module")
def account(server):
    return server.client("sts", OWNER).get_caller_identity()["Account"]


@pytest.fixture
def control(server):
    return server.client("s3control", OWNER)


@pytest.fixture
def bucket(server):
    name = "controlled-" + uuid.uuid4().hex[:12]
    server.client("s3", OWNER).create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": REGION})
    return name


def test_an_account_that_blocks_public_policies(server, control, account, bucket):
    s3 = server.client("s3", OWNER)
    with pytest.raises(control.exceptions.NoSuchPublicAccessBlockConfiguration):
        control.get_public_access_block(AccountId=account)
    s3.delete_public_access_block(Bucket=bucket)
    policy = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
                                                                 "Resource": f"arn:aws:s3:::{bucket}/*"}]})
    s3.put_bucket_policy(Bucket=bucket, Policy=policy)
    s3.put_object(Bucket=bucket, Key="key", Body=b"x")
    stranger = server.client("s3", "organisation/CodeServerTaskRole")
    blocked = {"BlockPublicAcls": True, "IgnorePublicAcls": True, "BlockPublicPolicy": True, "RestrictPublicBuckets": True}
    control.put_public_access_block(AccountId=account, PublicAccessBlockConfiguration=blocked)
    try:
        assert control.get_public_access_block(AccountId=account)["PublicAccessBlockConfiguration"] == blocked
        with pytest.raises(botocore.exceptions.ClientError, match="AccessDenied"):
            s3.put_bucket_policy(Bucket=bucket, Policy=policy)
        with pytest.raises(botocore.exceptions.ClientError, match="AccessDenied"):
            stranger.get_object(Bucket=bucket, Key="key")
    finally:
        control.delete_public_access_block(AccountId=account)
    assert s3.put_bucket_policy(Bucket=bucket, Policy=policy)


def test_tags_of_a_bucket_by_arn(server, control, account, bucket):
    arn = f"arn:aws:s3:::{bucket}"
    control.tag_resource(AccountId=account, ResourceArn=arn, Tags=[{"Key": "team", "Value": "data"}, {"Key": "stage", "Value": "dev"}])
    control.untag_resource(AccountId=account, ResourceArn=arn, TagKeys=["stage"])
    assert control.list_tags_for_resource(AccountId=account, ResourceArn=arn)["Tags"] == [{"Key": "team", "Value": "data"}]
    assert server.client("s3", OWNER).get_bucket_tagging(Bucket=bucket)["TagSet"] == [{"Key": "team", "Value": "data"}]


def test_a_refusal_is_an_error_of_its_own_form(server, account):
    stranger = server.client("s3control", "organisation/CodeServerTaskRole")
    with pytest.raises(botocore.exceptions.ClientError) as error:
        stranger.put_public_access_block(AccountId=account, PublicAccessBlockConfiguration={"BlockPublicAcls": True})
    assert error.value.response["Error"]["Code"] == "AccessDenied"
    assert error.value.response["ResponseMetadata"]["HTTPStatusCode"] == 403


def test_a_bucket_may_have_the_name_of_its_paths(server):
    """Without the account's header a path that begins as one of its own is a bucket and a key."""
    s3 = server.client("s3", OWNER)
    s3.create_bucket(Bucket="v20180820", CreateBucketConfiguration={"LocationConstraint": REGION})
    s3.put_object(Bucket="v20180820", Key="configuration/publicAccessBlock", Body=b"mine")
    assert s3.get_object(Bucket="v20180820", Key="configuration/publicAccessBlock")["Body"].read() == b"mine"
