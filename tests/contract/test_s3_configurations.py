"""Every configuration of a bucket through boto3: put, read back, deleted, wrong input, and a stranger refused."""

import dataclasses
import json
import subprocess
import uuid

import botocore.exceptions
import pytest

from conftest import BACKLOT

OWNER = "la/admin"
STRANGER = "organisation/CodeServerTaskRole"  # of another account
REGION = "eu-west-2"


def make_bucket(s3, **more):
    name = "configured-" + uuid.uuid4().hex[:12]
    s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": REGION}, **more)
    return name


@pytest.fixture(scope="module")
def s3(server):
    return server.client("s3", OWNER)


@pytest.fixture(scope="module")
def stranger(server):
    return server.client("s3", STRANGER)


@pytest.fixture(scope="module")
def account(server):
    return server.client("sts", OWNER).get_caller_identity()["Account"]


@pytest.fixture
def bucket(s3):
    return make_bucket(s3)


def refusal(call, **arguments):
    """The error of a call that must fail."""
    with pytest.raises(botocore.exceptions.ClientError) as error:
        call(**arguments)
    return error.value.response["Error"]


def versioned(s3):
    name = make_bucket(s3)
    s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    return name


@dataclasses.dataclass
class Configuration:
    """One configuration: `noun` names boto3's calls, `member` what put takes and, with `shown`, where get gives it."""

    noun: str
    member: str
    value: object  # or a function of (s3, account)
    wrong: object
    wrong_code: str
    shown: str = ""  # the member of get's answer; empty: its members are the answer's own
    absent: str = ""  # the code of get before put; empty: an empty answer
    delete: str = ""  # empty: delete_<noun>; "none": there is no deletion
    id: str = ""
    action: str = ""  # the action that a refusal of put names
    is_versioned: bool = False

    def named(self, bucket):
        return {"Bucket": bucket, **({"Id": self.id} if self.id else {})}


EVERY = {"ID": "all", "Status": "Enabled", "Filter": {"Prefix": ""}}

CONFIGURATIONS = [
    Configuration(
        "bucket_cors", "CORSConfiguration",
        {"CORSRules": [{"AllowedMethods": ["GET"], "AllowedOrigins": ["https://*.example.com"], "MaxAgeSeconds": 300}]},
        {"CORSRules": [{"AllowedMethods": ["PATCH"], "AllowedOrigins": ["*"]}]}, "InvalidRequest",
        absent="NoSuchCORSConfiguration", action="s3:PutBucketCORS"),
    Configuration(
        "bucket_website", "WebsiteConfiguration",
        {"IndexDocument": {"Suffix": "index.html"}, "ErrorDocument": {"Key": "error.html"},
         "RoutingRules": [{"Condition": {"KeyPrefixEquals": "docs/"}, "Redirect": {"ReplaceKeyPrefixWith": "pages/"}}]},
        {"IndexDocument": {"Suffix": "a/index.html"}}, "InvalidArgument",
        absent="NoSuchWebsiteConfiguration", action="s3:PutBucketWebsite"),
    Configuration(
        "bucket_lifecycle_configuration", "LifecycleConfiguration",
        {"Rules": [{**EVERY, "Expiration": {"Days": 30}}]},
        {"Rules": [{**EVERY, "Expiration": {"Days": 0}}]}, "InvalidArgument",
        absent="NoSuchLifecycleConfiguration", delete="delete_bucket_lifecycle", action="s3:PutLifecycleConfiguration"),
    Configuration(
        "bucket_encryption", "ServerSideEncryptionConfiguration",
        {"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}, "BucketKeyEnabled": True,
                    "BlockedEncryptionTypes": {"EncryptionType": ["NONE"]}}]},
        {"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "ROT13"}}]}, "MalformedXML",
        shown="ServerSideEncryptionConfiguration", action="s3:PutEncryptionConfiguration"),
    Configuration(
        "bucket_ownership_controls", "OwnershipControls",
        {"Rules": [{"ObjectOwnership": "ObjectWriter"}]}, {"Rules": [{"ObjectOwnership": "Nobody"}]}, "MalformedXML",
        shown="OwnershipControls", action="s3:PutBucketOwnershipControls"),
    Configuration(
        "public_access_block", "PublicAccessBlockConfiguration",
        {"BlockPublicAcls": True, "IgnorePublicAcls": False, "BlockPublicPolicy": True, "RestrictPublicBuckets": False},
        None, "", shown="PublicAccessBlockConfiguration", action="s3:PutBucketPublicAccessBlock"),
    Configuration(
        "bucket_tagging", "Tagging", {"TagSet": [{"Key": "team", "Value": "red"}]},
        {"TagSet": [{"Key": "aws:team", "Value": "red"}]}, "InvalidTag", absent="NoSuchTagSet",
        action="s3:PutBucketTagging"),
    Configuration(
        "bucket_versioning", "VersioningConfiguration", {"Status": "Enabled"}, {"Status": "Off"}, "MalformedXML",
        delete="none", action="s3:PutBucketVersioning"),
    Configuration(
        "bucket_accelerate_configuration", "AccelerateConfiguration", {"Status": "Enabled"}, {"Status": "Off"},
        "MalformedXML", delete="none", action="s3:PutAccelerateConfiguration"),
    Configuration(
        "bucket_request_payment", "RequestPaymentConfiguration", {"Payer": "Requester"}, {"Payer": "Nobody"},
        "MalformedXML", delete="none", action="s3:PutBucketRequestPayment"),
    Configuration(
        "bucket_logging", "BucketLoggingStatus",
        lambda s3, account: {"LoggingEnabled": {"TargetBucket": make_bucket(s3), "TargetPrefix": "logs/"}},
        {"LoggingEnabled": {"TargetBucket": "no-such-bucket-here", "TargetPrefix": ""}},
        "InvalidTargetBucketForLogging", delete="none", action="s3:PutBucketLogging"),
    Configuration(
        "bucket_notification_configuration", "NotificationConfiguration",
        lambda s3, account: {
            "QueueConfigurations": [{
                "Id": "made", "QueueArn": f"arn:aws:sqs:{REGION}:{account}:orders", "Events": ["s3:ObjectCreated:*"],
                "Filter": {"Key": {"FilterRules": [{"Name": "prefix", "Value": "in/"}]}}}],
            "EventBridgeConfiguration": {}},
        {"QueueConfigurations": [{"QueueArn": "arn:aws:sqs:us-east-1:1:orders", "Events": ["s3:ObjectCreated:*"]}]},
        "InvalidArgument", delete="none", action="s3:PutBucketNotification"),
    Configuration(
        "bucket_replication", "ReplicationConfiguration",
        lambda s3, account: {
            "Role": f"arn:aws:iam::{account}:role/admin",
            "Rules": [{**EVERY, "Priority": 1, "DeleteMarkerReplication": {"Status": "Disabled"},
                       "Destination": {"Bucket": "arn:aws:s3:::" + versioned(s3), "StorageClass": "STANDARD_IA"}}]},
        lambda s3, account: {
            "Role": f"arn:aws:iam::{account}:role/admin",
            "Rules": [{**EVERY, "Priority": 1, "DeleteMarkerReplication": {"Status": "Disabled"},
                       "Destination": {"Bucket": "arn:aws:s3:::no-such-bucket-here"}}]},
        "InvalidRequest", shown="ReplicationConfiguration", absent="ReplicationConfigurationNotFoundError",
        action="s3:PutReplicationConfiguration", is_versioned=True),
    Configuration(
        "object_lock_configuration", "ObjectLockConfiguration",
        {"ObjectLockEnabled": "Enabled", "Rule": {"DefaultRetention": {"Mode": "GOVERNANCE", "Days": 1}}},
        {"ObjectLockEnabled": "Enabled", "Rule": {"DefaultRetention": {"Mode": "GOVERNANCE", "Days": 1, "Years": 1}}},
        "MalformedXML", shown="ObjectLockConfiguration", absent="ObjectLockConfigurationNotFoundError", delete="none",
        action="s3:PutBucketObjectLockConfiguration", is_versioned=True),
    Configuration(
        "bucket_abac", "AbacStatus", {"Status": "Enabled"}, {"Status": "On"}, "MalformedXML", shown="AbacStatus",
        delete="none", action="s3:PutBucketAbac"),
    Configuration(
        "bucket_analytics_configuration", "AnalyticsConfiguration",
        {"Id": "one", "Filter": {"Prefix": "a/"}, "StorageClassAnalysis": {"DataExport": {
            "OutputSchemaVersion": "V_1", "Destination": {"S3BucketDestination": {
                "Format": "CSV", "Bucket": "arn:aws:s3:::analyses", "Prefix": "out/"}}}}},
        {"Id": "one", "Filter": {"And": {"Prefix": "a/"}}, "StorageClassAnalysis": {}}, "MalformedXML",
        shown="AnalyticsConfiguration", absent="NoSuchConfiguration", id="one", action="s3:PutAnalyticsConfiguration"),
    Configuration(
        "bucket_inventory_configuration", "InventoryConfiguration",
        {"Id": "one", "IsEnabled": True, "IncludedObjectVersions": "All", "Schedule": {"Frequency": "Weekly"},
         "OptionalFields": ["Size", "ETag"], "Destination": {"S3BucketDestination": {
             "Format": "CSV", "Bucket": "arn:aws:s3:::inventories", "Encryption": {"SSES3": {}}}}},
        {"Id": "one", "IsEnabled": True, "IncludedObjectVersions": "All", "Schedule": {"Frequency": "Hourly"},
         "Destination": {"S3BucketDestination": {"Format": "CSV", "Bucket": "arn:aws:s3:::inventories"}}},
        "MalformedXML", shown="InventoryConfiguration", absent="NoSuchConfiguration", id="one",
        action="s3:PutInventoryConfiguration"),
    Configuration(
        "bucket_metrics_configuration", "MetricsConfiguration",
        {"Id": "one", "Filter": {"And": {"Prefix": "a/", "Tags": [{"Key": "team", "Value": "red"}]}}},
        {"Id": "other"}, "InvalidConfigurationId", shown="MetricsConfiguration", absent="NoSuchConfiguration", id="one",
        action="s3:PutMetricsConfiguration"),
    Configuration(
        "bucket_intelligent_tiering_configuration", "IntelligentTieringConfiguration",
        {"Id": "one", "Status": "Enabled", "Tierings": [{"Days": 90, "AccessTier": "ARCHIVE_ACCESS"}]},
        {"Id": "one", "Status": "Enabled", "Tierings": [{"Days": 10, "AccessTier": "ARCHIVE_ACCESS"}]},
        "InvalidArgument", shown="IntelligentTieringConfiguration", absent="NoSuchConfiguration", id="one",
        action="s3:PutIntelligentTieringConfiguration"),
]


@pytest.fixture(params=CONFIGURATIONS, ids=lambda one: one.noun)
def configuration(request):
    return request.param


def value_of(value, s3, account):
    return value(s3, account) if callable(value) else value


def read(s3, one, bucket):
    answer = getattr(s3, "get_" + one.noun)(**one.named(bucket))
    answer.pop("ResponseMetadata")
    return answer[one.shown] if one.shown else answer


def put(client, one, bucket, value):
    return getattr(client, "put_" + one.noun)(**one.named(bucket), **{one.member: value})


def home_of(s3, one):
    return versioned(s3) if one.is_versioned else make_bucket(s3)


def test_what_is_put_is_read_back_until_it_is_deleted(s3, account, configuration):
    one = configuration
    bucket = home_of(s3, one)
    if one.absent:
        assert refusal(getattr(s3, "get_" + one.noun), **one.named(bucket))["Code"] == one.absent
    value = value_of(one.value, s3, account)
    put(s3, one, bucket, value)
    shown = read(s3, one, bucket)
    for name, part in value.items():
        assert shown[name] == part
    if one.delete == "none":
        return
    getattr(s3, one.delete or "delete_" + one.noun)(**one.named(bucket))
    if one.absent:
        assert refusal(getattr(s3, "get_" + one.noun), **one.named(bucket))["Code"] == one.absent
    elif one.noun == "bucket_encryption":
        assert read(s3, one, bucket)["Rules"][0]["BlockedEncryptionTypes"] == {"EncryptionType": ["SSE-C"]}
    else:
        refusal(getattr(s3, "get_" + one.noun), **one.named(bucket))


def test_wrong_input_is_refused_and_changes_nothing(s3, account, configuration):
    one = configuration
    if one.wrong is None:
        pytest.skip("every form of it is right")
    bucket = home_of(s3, one)
    before = None if one.absent else read(s3, one, bucket)
    wrong = value_of(one.wrong, s3, account)
    error = refusal(lambda: put(s3, one, bucket, wrong))
    assert error["Code"] == one.wrong_code
    if one.absent:
        assert refusal(getattr(s3, "get_" + one.noun), **one.named(bucket))["Code"] == one.absent
    else:
        assert read(s3, one, bucket) == before


def test_a_stranger_may_neither_put_nor_read_it(s3, stranger, account, configuration):
    one = configuration
    bucket = home_of(s3, one)
    value = value_of(one.value, s3, account)
    error = refusal(lambda: put(stranger, one, bucket, value))
    assert error["Code"] == "AccessDenied"
    assert one.action in error["Message"] and "because no resource-based policy allows" in error["Message"]
    assert refusal(getattr(stranger, "get_" + one.noun), **one.named(bucket))["Code"] == "AccessDenied"


def test_the_four_lists_give_their_configurations_in_order(s3, bucket):
    for kind, more in {
        "Metrics": {}, "Analytics": {"StorageClassAnalysis": {}},
        "IntelligentTiering": {"Status": "Enabled", "Tierings": [{"Days": 180, "AccessTier": "DEEP_ARCHIVE_ACCESS"}]},
        "Inventory": {"IsEnabled": True, "IncludedObjectVersions": "Current", "Schedule": {"Frequency": "Daily"},
                      "Destination": {"S3BucketDestination": {"Format": "ORC", "Bucket": "arn:aws:s3:::inventories"}}},
    }.items():
        noun = {"IntelligentTiering": "intelligent_tiering"}.get(kind, kind.lower())
        for name in ("two", "one"):
            getattr(s3, f"put_bucket_{noun}_configuration")(
                Bucket=bucket, Id=name, **{kind + "Configuration": {"Id": name, **more}})
        answer = getattr(s3, f"list_bucket_{noun}_configurations")(Bucket=bucket)
        assert [one["Id"] for one in answer[kind + "ConfigurationList"]] == ["one", "two"]
        assert answer["IsTruncated"] is False


def test_the_old_forms_of_notification_and_lifecycle_are_answered(s3, account, bucket):
    queue = f"arn:aws:sqs:{REGION}:{account}:orders"
    s3.put_bucket_notification(Bucket=bucket, NotificationConfiguration={
        "QueueConfiguration": {"Queue": queue, "Events": ["s3:ObjectCreated:Put"]}})
    assert s3.get_bucket_notification(Bucket=bucket)["QueueConfiguration"]["Queue"] == queue
    s3.put_bucket_lifecycle(Bucket=bucket, LifecycleConfiguration={
        "Rules": [{"ID": "all", "Prefix": "", "Status": "Enabled", "Expiration": {"Days": 3}}]})
    assert s3.get_bucket_lifecycle(Bucket=bucket)["Rules"][0]["Expiration"] == {"Days": 3}


def test_two_notifications_may_not_share_an_event_and_a_key(s3, account, bucket):
    def of(suffix):
        return {"QueueArn": f"arn:aws:sqs:{REGION}:{account}:orders", "Events": ["s3:ObjectCreated:*"],
                "Filter": {"Key": {"FilterRules": [{"Name": "suffix", "Value": suffix}]}}}
    s3.put_bucket_notification_configuration(
        Bucket=bucket, NotificationConfiguration={"QueueConfigurations": [of(".jpg"), of(".png")]})
    error = refusal(s3.put_bucket_notification_configuration, Bucket=bucket,
                    NotificationConfiguration={"QueueConfigurations": [of(".jpg"), of("a.jpg")]})
    assert error["Code"] == "InvalidArgument"


def test_replication_passes_a_role_only_where_the_caller_may(server, s3, account):
    iam = server.client("iam", OWNER)
    name = "replicator-" + uuid.uuid4().hex[:8]
    iam.create_user(UserName=name)
    iam.put_user_policy(UserName=name, PolicyName="no-pass", PolicyDocument=json.dumps({
        "Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}))
    source = versioned(s3)
    error = refusal(
        server.client("s3", "la/user/" + name).put_bucket_replication, Bucket=source, ReplicationConfiguration={
            "Role": f"arn:aws:iam::{account}:role/admin",
            "Rules": [{"ID": "all", "Status": "Enabled", "Prefix": "",
                       "Destination": {"Bucket": "arn:aws:s3:::" + versioned(s3)}}]})
    assert error["Code"] == "AccessDenied"
    assert "iam:PassRole" in error["Message"]


def test_everything_terraform_reads_of_a_new_bucket_is_answered(s3, bucket):
    """The reads of the provider's aws_s3_bucket: each answers, or says in its own code that there is nothing."""
    nothing = {
        "bucket_policy": "NoSuchBucketPolicy", "bucket_policy_status": "NoSuchBucketPolicy",
        "bucket_cors": "NoSuchCORSConfiguration", "bucket_website": "NoSuchWebsiteConfiguration",
        "bucket_lifecycle_configuration": "NoSuchLifecycleConfiguration",
        "bucket_replication": "ReplicationConfigurationNotFoundError",
        "object_lock_configuration": "ObjectLockConfigurationNotFoundError", "bucket_tagging": "NoSuchTagSet",
    }
    for noun, code in nothing.items():
        assert refusal(getattr(s3, "get_" + noun), Bucket=bucket)["Code"] == code, noun
    for noun in ("bucket_acl", "bucket_versioning", "bucket_accelerate_configuration", "bucket_request_payment",
                 "bucket_logging", "bucket_encryption", "bucket_ownership_controls", "public_access_block",
                 "bucket_notification_configuration", "bucket_location"):
        assert getattr(s3, "get_" + noun)(Bucket=bucket)["ResponseMetadata"]["HTTPStatusCode"] == 200, noun
    assert s3.head_bucket(Bucket=bucket)["BucketRegion"] == REGION


def test_a_rule_that_nothing_carries_out_is_said_aloud(server, s3, bucket):
    s3.put_bucket_lifecycle_configuration(
        Bucket=bucket, LifecycleConfiguration={"Rules": [{**EVERY, "Expiration": {"Days": 30}}]})
    line = f"s3 keeps lifecycle of arn:aws:s3:::{bucket} and does not carry it out"
    with open(server.log.name, encoding="utf-8") as log:
        assert line in log.read()

    def status():
        out = subprocess.run([BACKLOT, "status", "--endpoint", server.url], capture_output=True, text=True,
                             env=server.environment, check=True).stdout
        return [one["rule"] for one in json.loads(out)["rulesNotExecuted"]
                if one["resource"] == "arn:aws:s3:::" + bucket]
    assert status() == ["lifecycle"]
    s3.delete_bucket_lifecycle(Bucket=bucket)
    assert status() == []
