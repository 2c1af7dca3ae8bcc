"""STS and IAM through boto3, signatures and policies on."""

import json

import boto3
import botocore.exceptions
import pytest


def code_of(error):
    return error.value.response["Error"]["Code"]


def test_every_principal_knows_its_name(server):
    got = server.client("sts", "organisation/CodeServerTaskRole").get_caller_identity()
    assert got["Account"] == "840503653997"
    assert got["Arn"].startswith("arn:aws:sts::840503653997:assumed-role/CodeServerTaskRole/")
    assert got["UserId"].startswith("AROA")
    assert server.client("sts", "la").get_caller_identity()["Arn"] == "arn:aws:iam::111122223333:root"


def test_an_unknown_key_is_refused(server):
    keys = {"aws_access_key_id": "AKIAAAAAAAAAAAAAAAAA", "aws_secret_access_key": "x" * 40}
    with pytest.raises(botocore.exceptions.ClientError) as error:
        server.client("sts", keys=keys).get_caller_identity()
    assert code_of(error) == "InvalidClientTokenId"
    assert error.value.response["ResponseMetadata"]["HTTPStatusCode"] == 403


def test_a_wrong_secret_is_refused(server):
    keys = {**server.credentials("la"), "aws_secret_access_key": "x" * 40}
    with pytest.raises(botocore.exceptions.ClientError) as error:
        server.client("sts", keys=keys).get_caller_identity()
    assert code_of(error) == "SignatureDoesNotMatch"


def test_an_operation_without_a_file_says_so(server):
    with pytest.raises(botocore.exceptions.ClientError) as error:
        server.client("s3", "la/admin").get_bucket_abac(Bucket="nothing-here")
    assert code_of(error) in ("NotImplemented", "NoSuchBucket")


def test_a_role_is_assumed_where_its_trust_allows_it(server):
    sts = server.client("sts", "la/admin")
    got = sts.assume_role(RoleArn="arn:aws:iam::111122223333:role/ingress-user", RoleSessionName="contract")
    keys = got["Credentials"]
    assumed = boto3.client("sts", endpoint_url=server.url, region_name="eu-west-2",
                           aws_access_key_id=keys["AccessKeyId"], aws_secret_access_key=keys["SecretAccessKey"],
                           aws_session_token=keys["SessionToken"])
    assert assumed.get_caller_identity()["Arn"] == "arn:aws:sts::111122223333:assumed-role/ingress-user/contract"
    with pytest.raises(botocore.exceptions.ClientError) as error:
        server.client("sts", "outsider/admin").assume_role(
            RoleArn="arn:aws:iam::111122223333:role/ingress-user", RoleSessionName="contract")
    assert code_of(error) == "AccessDenied"


def test_users_and_keys(server):
    iam = server.client("iam", "la2/admin")
    made = iam.create_user(UserName="contract-user")["User"]
    assert made["Arn"] == "arn:aws:iam::222233334444:user/contract-user"
    key = iam.create_access_key(UserName="contract-user")["AccessKey"]
    sts = server.client("sts", keys={"aws_access_key_id": key["AccessKeyId"],
                                     "aws_secret_access_key": key["SecretAccessKey"]})
    assert sts.get_caller_identity()["Arn"] == made["Arn"]
    with pytest.raises(botocore.exceptions.ClientError) as error:
        server.client("iam", keys={"aws_access_key_id": key["AccessKeyId"],
                                   "aws_secret_access_key": key["SecretAccessKey"]}).list_users()
    assert code_of(error) == "AccessDenied"
    assert "no identity-based policy allows the iam:ListUsers action" in str(error.value)


def test_what_a_role_may_reach_and_has_reached(server):
    iam = server.client("iam", "la/admin")
    arn = iam.get_role(RoleName="admin")["Role"]["Arn"]
    server.client("sts", "la/admin").get_caller_identity()
    job = iam.generate_service_last_accessed_details(Arn=arn)["JobId"]
    report = iam.get_service_last_accessed_details(JobId=job, MaxItems=1000)
    services = {one["ServiceNamespace"]: one for one in report["ServicesLastAccessed"]}
    assert report["JobStatus"] == "COMPLETED" and len(services) > 300
    assert services["iam"]["LastAuthenticatedEntity"] == arn and services["iam"]["ServiceName"] == "AWS Identity and Access Management (IAM)"
    assert "LastAuthenticated" not in services["sqs"]  # which is not here
    entities = iam.get_service_last_accessed_details_with_entities(JobId=job, ServiceNamespace="sts")["EntityDetailsList"]
    assert [one["EntityInfo"]["Type"] for one in entities] == ["ROLE"] and "LastAuthenticated" in entities[0]


def test_what_ec2_refuses_can_be_decoded(legacy):
    """A refusal of a change ends with the whole decision, which STS opens for who may."""
    ec2 = legacy.client("ec2", "main/user/nobody", region="eu-west-2")
    with pytest.raises(botocore.exceptions.ClientError) as error:
        ec2.create_vpc(CidrBlock="10.0.0.0/16")
    text = error.value.response["Error"]["Message"]
    assert error.value.response["Error"]["Code"] == "UnauthorizedOperation"
    assert text.startswith("You are not authorized to perform this operation. User: arn:aws:iam::100000000001:user/nobody is not ")
    encoded = text.split("Encoded authorization failure message: ")[1]
    decoded = legacy.client("sts", "main/user/suite").decode_authorization_message(EncodedMessage=encoded)["DecodedMessage"]
    assert json.loads(decoded)["context"]["action"] == "ec2:CreateVpc"
    with pytest.raises(botocore.exceptions.ClientError) as error:
        ec2.describe_vpcs()
    assert error.value.response["Error"]["Message"].endswith(
        "is not authorized to perform: ec2:DescribeVpcs because no identity-based policy allows the ec2:DescribeVpcs action")


def test_who_may_not_list_is_told_so_of_a_key_that_is_not_there(legacy, main_s3):
    main_s3.create_bucket(Bucket="not-listed")
    legacy.client("iam", "main/user/suite").put_user_policy(UserName="nobody", PolicyName="reads", PolicyDocument=json.dumps({
        "Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}))
    with pytest.raises(botocore.exceptions.ClientError) as error:
        legacy.client("s3", "main/user/nobody", region="us-east-1").get_object(Bucket="not-listed", Key="none")
    legacy.client("iam", "main/user/suite").delete_user_policy(UserName="nobody", PolicyName="reads")
    assert "s3:ListBucket on resource: \"arn:aws:s3:::not-listed\" because no identity-based policy" in error.value.response["Error"]["Message"]
