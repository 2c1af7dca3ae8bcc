"""ACLs, ownership, bucket policies and anonymous callers, on buckets with the defaults of before April 2023.

Source: Amazon S3 User Guide, "Access control list (ACL) overview", "Controlling ownership of objects".
"""

import json

import pytest
import requests

from conftest import refused

ALL = "http://acs.amazonaws.com/groups/global/AllUsers"
AUTHENTICATED = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers"


def owner(s3):
    return s3.list_buckets()["Owner"]["ID"]


def grants(answer):
    return sorted((one["Grantee"].get("URI", one["Grantee"].get("ID")), one["Permission"]) for one in answer["Grants"])


def test_a_new_bucket_belongs_to_its_maker_alone(main_s3, legacy_bucket):
    acl = main_s3.get_bucket_acl(Bucket=legacy_bucket)
    assert acl["Owner"]["ID"] == owner(main_s3)
    assert grants(acl) == [(owner(main_s3), "FULL_CONTROL")]
    assert acl["Grants"][0]["Grantee"]["Type"] == "CanonicalUser"


@pytest.mark.parametrize("canned, expected", [
    ("private", []),
    ("public-read", [(ALL, "READ")]),
    ("public-read-write", [(ALL, "READ"), (ALL, "WRITE")]),
    ("authenticated-read", [(AUTHENTICATED, "READ")]),
])
def test_canned_lists_of_buckets_and_objects(main_s3, new_bucket, canned, expected):
    bucket = new_bucket(ACL=canned)
    full = (owner(main_s3), "FULL_CONTROL")
    assert grants(main_s3.get_bucket_acl(Bucket=bucket)) == sorted([full, *expected])
    main_s3.put_object(Bucket=bucket, Key="k", Body=b"x", ACL=canned)
    assert grants(main_s3.get_object_acl(Bucket=bucket, Key="k")) == sorted([full, *expected])
    main_s3.put_object_acl(Bucket=bucket, Key="k", ACL="private")
    assert grants(main_s3.get_object_acl(Bucket=bucket, Key="k")) == [full]
    main_s3.put_bucket_acl(Bucket=bucket, ACL="private")
    assert grants(main_s3.get_bucket_acl(Bucket=bucket)) == [full]


@pytest.mark.parametrize("canned", ["bucket-owner-read", "bucket-owner-full-control"])
def test_a_canned_list_for_objects_says_nothing_of_a_bucket(main_s3, new_bucket, canned):
    bucket = new_bucket(ACL=canned)
    assert grants(main_s3.get_bucket_acl(Bucket=bucket)) == [(owner(main_s3), "FULL_CONTROL")]


def test_an_unknown_canned_list_is_refused(main_s3, legacy_bucket):
    assert refused(main_s3.put_bucket_acl, Bucket=legacy_bucket, ACL="everyone-everything") == (400, "InvalidArgument")
    assert refused(main_s3.put_object, Bucket=legacy_bucket, Key="k", ACL="everyone-everything") == (400, "InvalidArgument")


@pytest.mark.parametrize("permission, may", [
    ("READ", {"get_object"}), ("READ_ACP", {"get_object_acl"}), ("WRITE_ACP", {"put_object_acl"}), ("WRITE", set()),
    ("FULL_CONTROL", {"get_object", "get_object_acl", "put_object_acl"})])
def test_what_each_grant_on_an_object_allows(main_s3, alt_s3, legacy_bucket, permission, may):
    main_s3.put_object(Bucket=legacy_bucket, Key="k", Body=b"x")
    main_s3.put_object_acl(Bucket=legacy_bucket, Key="k", AccessControlPolicy={
        "Owner": {"ID": owner(main_s3)}, "Grants": [{"Grantee": {"Type": "CanonicalUser", "ID": owner(alt_s3)}, "Permission": permission}]})
    calls = {"get_object": lambda: alt_s3.get_object(Bucket=legacy_bucket, Key="k"),
             "get_object_acl": lambda: alt_s3.get_object_acl(Bucket=legacy_bucket, Key="k"),
             "put_object_acl": lambda: alt_s3.put_object_acl(Bucket=legacy_bucket, Key="k", ACL="private")}
    for name, call in calls.items():
        if name in may:
            call()
        else:
            assert refused(call) == (403, "AccessDenied"), name


@pytest.mark.parametrize("permission, may", [
    ("READ", {"list_objects"}), ("WRITE", {"put_object"}), ("READ_ACP", {"get_bucket_acl"}), ("WRITE_ACP", {"put_bucket_acl"}),
    ("FULL_CONTROL", {"list_objects", "put_object", "get_bucket_acl", "put_bucket_acl"})])
def test_what_each_grant_on_a_bucket_allows(main_s3, alt_s3, legacy_bucket, permission, may):
    main_s3.put_bucket_acl(Bucket=legacy_bucket, AccessControlPolicy={
        "Owner": {"ID": owner(main_s3)}, "Grants": [{"Grantee": {"Type": "CanonicalUser", "ID": owner(alt_s3)}, "Permission": permission}]})
    calls = {"list_objects": lambda: alt_s3.list_objects(Bucket=legacy_bucket),
             "put_object": lambda: alt_s3.put_object(Bucket=legacy_bucket, Key="k"),
             "get_bucket_acl": lambda: alt_s3.get_bucket_acl(Bucket=legacy_bucket),
             "put_bucket_acl": lambda: alt_s3.put_bucket_acl(Bucket=legacy_bucket, ACL="private")}
    for name, call in calls.items():
        if name in may:
            call()
        else:
            assert refused(call) == (403, "AccessDenied"), name


def test_grants_in_headers(main_s3, alt_s3, new_bucket):
    alt = owner(alt_s3)
    bucket = new_bucket(GrantFullControl=f'id="{alt}"', GrantRead=f'id="{alt}", uri="{ALL}"')
    assert grants(main_s3.get_bucket_acl(Bucket=bucket)) == sorted([(alt, "FULL_CONTROL"), (alt, "READ"), (ALL, "READ")])
    main_s3.put_object(Bucket=bucket, Key="k", Body=b"x", GrantReadACP=f"id={alt}")
    assert grants(main_s3.get_object_acl(Bucket=bucket, Key="k")) == [(alt, "READ_ACP")]
    assert refused(main_s3.put_object, Bucket=bucket, Key="k", GrantRead="id=0123") == (400, "InvalidArgument")
    assert refused(main_s3.put_object, Bucket=bucket, Key="k", ACL="private", GrantRead=f"id={alt}")[0] == 400


def test_grantees_by_email_and_ones_that_do_not_exist(legacy, main_s3, alt_s3, legacy_bucket):
    policy = lambda grantee: {"Owner": {"ID": owner(main_s3)}, "Grants": [{"Grantee": grantee, "Permission": "READ"}]}
    assert refused(main_s3.put_bucket_acl, Bucket=legacy_bucket, AccessControlPolicy=policy({"Type": "CanonicalUser", "ID": "_foo"})) == (400, "InvalidArgument")
    assert refused(main_s3.put_bucket_acl, Bucket=legacy_bucket,
                   AccessControlPolicy=policy({"Type": "AmazonCustomerByEmail", "EmailAddress": "nobody@nowhere.example"})) == (400, "UnresolvableGrantByEmailAddress")
    accounts = {one["Id"]: one["Email"] for one in legacy.client("organizations", "main", region="us-east-1").list_accounts()["Accounts"]}
    main_s3.put_bucket_acl(Bucket=legacy_bucket, AccessControlPolicy=policy({"Type": "AmazonCustomerByEmail", "EmailAddress": accounts["100000000002"]}))
    assert grants(main_s3.get_bucket_acl(Bucket=legacy_bucket)) == [(owner(alt_s3), "READ")]


def test_a_list_without_grants_leaves_the_owner_the_owner(main_s3, legacy_bucket):
    main_s3.put_object(Bucket=legacy_bucket, Key="k", Body=b"x")
    main_s3.put_bucket_acl(Bucket=legacy_bucket, AccessControlPolicy={"Owner": {"ID": owner(main_s3)}, "Grants": []})
    assert grants(main_s3.get_bucket_acl(Bucket=legacy_bucket)) == []
    assert main_s3.get_object(Bucket=legacy_bucket, Key="k")["Body"].read() == b"x"
    main_s3.put_bucket_acl(Bucket=legacy_bucket, ACL="private")


def test_objects_belong_to_who_puts_them(main_s3, alt_s3, new_bucket):
    bucket = new_bucket(ACL="public-read-write")
    alt_s3.put_object(Bucket=bucket, Key="theirs", Body=b"x")
    assert alt_s3.get_object_acl(Bucket=bucket, Key="theirs")["Owner"]["ID"] == owner(alt_s3)
    assert refused(main_s3.get_object, Bucket=bucket, Key="theirs") == (403, "AccessDenied")
    alt_s3.put_object(Bucket=bucket, Key="shared", Body=b"x", ACL="bucket-owner-full-control")
    assert grants(main_s3.get_object_acl(Bucket=bucket, Key="shared")) == sorted([(owner(main_s3), "FULL_CONTROL"), (owner(alt_s3), "FULL_CONTROL")])
    alt_s3.put_object(Bucket=bucket, Key="readable", Body=b"x", ACL="bucket-owner-read")
    assert main_s3.get_object(Bucket=bucket, Key="readable")["Body"].read() == b"x"
    assert refused(main_s3.get_object_acl, Bucket=bucket, Key="readable") == (403, "AccessDenied")


def test_ownership_rules(main_s3, alt_s3, new_bucket):
    preferred = new_bucket(ACL="public-read-write", ObjectOwnership="BucketOwnerPreferred")
    alt_s3.put_object(Bucket=preferred, Key="k", Body=b"x", ACL="bucket-owner-full-control")
    assert main_s3.get_object_acl(Bucket=preferred, Key="k")["Owner"]["ID"] == owner(main_s3)
    enforced = new_bucket(ObjectOwnership="BucketOwnerEnforced")
    assert refused(main_s3.put_bucket_acl, Bucket=enforced, ACL="public-read") == (400, "AccessControlListNotSupported")
    assert refused(main_s3.put_object, Bucket=enforced, Key="k", ACL="public-read") == (400, "AccessControlListNotSupported")
    main_s3.put_object(Bucket=enforced, Key="k", ACL="bucket-owner-full-control")
    assert grants(main_s3.get_object_acl(Bucket=enforced, Key="k")) == [(owner(main_s3), "FULL_CONTROL")]
    assert refused(new_bucket, ACL="public-read", ObjectOwnership="BucketOwnerEnforced") == (400, "InvalidBucketAclWithObjectOwnership")


def test_who_may_do_what_without_a_name(main_s3, anonymous_s3, legacy, legacy_bucket, new_bucket):
    main_s3.put_object(Bucket=legacy_bucket, Key="k", Body=b"x")
    url = f"{legacy.url}/{legacy_bucket}/k"
    assert requests.get(url, timeout=10).status_code == 403
    main_s3.put_object_acl(Bucket=legacy_bucket, Key="k", ACL="public-read")
    assert requests.get(url, timeout=10).text == "x"
    assert requests.get(f"{legacy.url}/{legacy_bucket}/absent", timeout=10).status_code == 403
    assert requests.put(url, data=b"y", timeout=10).status_code == 403
    assert requests.delete(url, timeout=10).status_code == 403
    assert refused(anonymous_s3.list_buckets) == (403, "AccessDenied")
    assert refused(anonymous_s3.create_bucket, Bucket="made-by-nobody") == (403, "AccessDenied")
    writable = new_bucket(ACL="public-read-write")
    assert requests.put(f"{legacy.url}/{writable}/k", data=b"y", timeout=10).status_code == 200
    assert requests.get(f"{legacy.url}/{writable}/absent", timeout=10).status_code == 404


def test_a_bucket_policy_opens_and_closes(main_s3, alt_s3, anonymous_s3, legacy_bucket):
    main_s3.put_object(Bucket=legacy_bucket, Key="k", Body=b"x")
    policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": ["s3:GetObject", "s3:ListBucket"],
              "Resource": [f"arn:aws:s3:::{legacy_bucket}", f"arn:aws:s3:::{legacy_bucket}/*"]}]}
    main_s3.put_bucket_policy(Bucket=legacy_bucket, Policy=json.dumps(policy))
    assert alt_s3.get_object(Bucket=legacy_bucket, Key="k")["Body"].read() == b"x"
    assert anonymous_s3.list_objects(Bucket=legacy_bucket)["Contents"][0]["Key"] == "k"
    assert refused(alt_s3.put_object, Bucket=legacy_bucket, Key="k") == (403, "AccessDenied")
    assert main_s3.get_bucket_policy_status(Bucket=legacy_bucket)["PolicyStatus"]["IsPublic"] is True
    policy["Statement"].append({"Sid": "NoOne", "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": f"arn:aws:s3:::{legacy_bucket}/k"})
    main_s3.put_bucket_policy(Bucket=legacy_bucket, Policy=json.dumps(policy))
    for client in (main_s3, alt_s3, anonymous_s3):
        assert refused(client.get_object, Bucket=legacy_bucket, Key="k") == (403, "AccessDenied")
    main_s3.delete_bucket_policy(Bucket=legacy_bucket)
    assert refused(main_s3.get_bucket_policy, Bucket=legacy_bucket) == (404, "NoSuchBucketPolicy")
    assert main_s3.get_object(Bucket=legacy_bucket, Key="k")["Body"].read() == b"x"


def test_block_public_access_closes_what_lists_and_policies_open(main_s3, anonymous_s3, legacy, new_bucket):
    bucket = new_bucket(ACL="public-read")
    main_s3.put_object(Bucket=bucket, Key="k", Body=b"x", ACL="public-read")
    assert refused(main_s3.get_public_access_block, Bucket=bucket) == (404, "NoSuchPublicAccessBlockConfiguration")
    block = {"BlockPublicAcls": True, "IgnorePublicAcls": True, "BlockPublicPolicy": True, "RestrictPublicBuckets": False}
    main_s3.put_public_access_block(Bucket=bucket, PublicAccessBlockConfiguration=block)
    assert main_s3.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"] == block
    assert refused(anonymous_s3.get_object, Bucket=bucket, Key="k") == (403, "AccessDenied")
    assert refused(main_s3.put_object, Bucket=bucket, Key="k2", ACL="public-read") == (403, "AccessDenied")
    assert refused(main_s3.put_bucket_acl, Bucket=bucket, ACL="public-read") == (403, "AccessDenied")
    public = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": f"arn:aws:s3:::{bucket}/*"}]}
    assert refused(main_s3.put_bucket_policy, Bucket=bucket, Policy=json.dumps(public)) == (403, "AccessDenied")
    main_s3.delete_public_access_block(Bucket=bucket)
    assert anonymous_s3.get_object(Bucket=bucket, Key="k")["Body"].read() == b"x"


def test_making_a_bucket_twice(main_s3, alt_s3, legacy, new_bucket):
    legacy_bucket = new_bucket(ACL="public-read")
    main_s3.put_object(Bucket=legacy_bucket, Key="k")
    main_s3.create_bucket(Bucket=legacy_bucket)  # us-east-1 answers 200 to its owner, and resets the ACL
    assert grants(main_s3.get_bucket_acl(Bucket=legacy_bucket)) == [(owner(main_s3), "FULL_CONTROL")]
    assert main_s3.list_objects(Bucket=legacy_bucket)["Contents"][0]["Key"] == "k"
    assert refused(alt_s3.create_bucket, Bucket=legacy_bucket) == (409, "BucketAlreadyExists")
    elsewhere = legacy.client("s3", "main/user/suite", region="eu-west-2")
    assert refused(elsewhere.create_bucket, Bucket=legacy_bucket, CreateBucketConfiguration={"LocationConstraint": "eu-west-2"}) == (409, "BucketAlreadyOwnedByYou")


@pytest.mark.parametrize("name", ["ab", "a" * 64, "192.168.5.123", "-alpha", "alpha-", "al..pha", "alpha_beta-", "Alpha", "xn--alpha", "alpha-s3alias", "foo.-bar"])
def test_names_that_no_bucket_may_have(legacy, main_s3, name):
    client = legacy.client("s3", "main/user/suite", region="us-east-1")
    client.meta.events.unregister("before-parameter-build.s3", __import__("botocore").handlers.validate_bucket_name)
    assert refused(client.create_bucket, Bucket=name) == (400, "InvalidBucketName")


def test_a_bucket_with_objects_stays(main_s3, alt_s3, legacy_bucket):
    main_s3.put_object(Bucket=legacy_bucket, Key="k")
    assert refused(main_s3.delete_bucket, Bucket=legacy_bucket) == (409, "BucketNotEmpty")
    assert refused(alt_s3.delete_bucket, Bucket=legacy_bucket) == (403, "AccessDenied")
    main_s3.delete_object(Bucket=legacy_bucket, Key="k")
    main_s3.delete_bucket(Bucket=legacy_bucket)
    assert refused(main_s3.head_bucket, Bucket=legacy_bucket) == (404, "404")
    assert refused(main_s3.delete_bucket, Bucket=legacy_bucket) == (404, "NoSuchBucket")


def test_buckets_are_listed_to_their_owner_in_pages(main_s3, alt_s3, legacy_bucket):
    assert legacy_bucket in [one["Name"] for one in main_s3.list_buckets()["Buckets"]]
    assert legacy_bucket not in [one["Name"] for one in alt_s3.list_buckets()["Buckets"]]
    page = main_s3.list_buckets(MaxBuckets=1, Prefix="contract-")
    assert len(page["Buckets"]) == 1 and page["ContinuationToken"]
    assert main_s3.head_bucket(Bucket=legacy_bucket)["BucketRegion"] == "us-east-1"
    assert not main_s3.get_bucket_location(Bucket=legacy_bucket)["LocationConstraint"]


def test_old_buckets_show_the_names_of_accounts(server, main_s3, alt_s3, legacy_bucket):
    main_s3.put_object(Bucket=legacy_bucket, Key="k", Body=b"x", GrantRead=f"id={owner(alt_s3)}")
    acl = main_s3.get_object_acl(Bucket=legacy_bucket, Key="k")
    assert acl["Owner"] == {"ID": owner(main_s3), "DisplayName": "main"}
    assert acl["Grants"][0]["Grantee"] == {"ID": owner(alt_s3), "DisplayName": "alt", "Type": "CanonicalUser"}
    assert main_s3.list_objects(Bucket=legacy_bucket)["Contents"][0]["Owner"]["DisplayName"] == "main"
    assert "DisplayName" not in server.client("s3", "la/admin").list_buckets()["Owner"]


def test_the_owners_full_control_may_be_said_where_lists_are_off(main_s3, alt_s3, new_bucket):
    bucket = new_bucket(ObjectOwnership="BucketOwnerEnforced")
    for said in (f"id={owner(main_s3)}", f'id="{owner(main_s3)}"'):
        main_s3.put_object(Bucket=bucket, Key="k", Body=b"x", GrantFullControl=said)
    for other in ({"GrantFullControl": f"id={owner(alt_s3)}"}, {"ACL": "bucket-owner-read"}, {"ACL": "public-read"}):
        assert refused(main_s3.put_object, Bucket=bucket, Key="k", Body=b"x", **other) == (400, "AccessControlListNotSupported")


def test_the_list_of_an_object_is_its_owners(main_s3, alt_s3, new_bucket):
    bucket = new_bucket(ACL="public-read-write")
    alt_s3.put_object(Bucket=bucket, Key="k", Body=b"x")
    assert refused(main_s3.get_object, Bucket=bucket, Key="k") == (403, "AccessDenied")
    assert refused(main_s3.get_object_acl, Bucket=bucket, Key="k") == (403, "AccessDenied")
    assert refused(main_s3.put_object_acl, Bucket=bucket, Key="k", ACL="public-read") == (403, "AccessDenied")
    main_s3.put_object_tagging(Bucket=bucket, Key="k", Tagging={"TagSet": [{"Key": "a", "Value": "b"}]})
    assert main_s3.get_object_tagging(Bucket=bucket, Key="k")["TagSet"] == [{"Key": "a", "Value": "b"}]
    main_s3.delete_object(Bucket=bucket, Key="k")


def test_who_pays_for_requests_says_so(legacy, main_s3, alt_s3, anonymous_s3, new_bucket):
    bucket = new_bucket(ACL="public-read-write")
    main_s3.put_object(Bucket=bucket, Key="k", Body=b"x", ACL="public-read")
    main_s3.put_bucket_request_payment(Bucket=bucket, RequestPaymentConfiguration={"Payer": "Requester"})
    assert "RequestCharged" not in main_s3.get_object(Bucket=bucket, Key="k")
    for call, arguments in [("get_object", {"Key": "k"}), ("put_object", {"Key": "own", "Body": b"x"}), ("list_objects_v2", {}),
                            ("delete_object", {"Key": "own"})]:
        assert refused(getattr(alt_s3, call), Bucket=bucket, **arguments) == (403, "AccessDenied")
        assert getattr(alt_s3, call)(Bucket=bucket, RequestPayer="requester", **arguments)["RequestCharged"] == "requester"
        assert refused(getattr(anonymous_s3, call), Bucket=bucket, RequestPayer="requester", **arguments) == (403, "AccessDenied")
    url = alt_s3.generate_presigned_url("get_object", {"Bucket": bucket, "Key": "k", "RequestPayer": "requester"})
    assert requests.get(url, headers={"x-amz-request-payer": "requester"}, timeout=10).text == "x"
    copy = {"Bucket": new_bucket(client=alt_s3), "Key": "k", "CopySource": f"{bucket}/k"}
    assert refused(alt_s3.copy_object, **copy) == (403, "AccessDenied")
    alt_s3.copy_object(**copy, RequestPayer="requester")


def test_writes_may_be_made_conditional_by_a_policy(main_s3, legacy_bucket):
    main_s3.put_bucket_policy(Bucket=legacy_bucket, Policy=json.dumps({"Version": "2012-10-17", "Statement": [{
        "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": f"arn:aws:s3:::{legacy_bucket}/*",
        "Condition": {"Null": {"s3:if-none-match": "true"}, "Bool": {"s3:ObjectCreationOperation": "true"}}}]}))
    assert refused(main_s3.put_object, Bucket=legacy_bucket, Key="k", Body=b"x") == (403, "AccessDenied")
    main_s3.put_object(Bucket=legacy_bucket, Key="k", Body=b"x", IfNoneMatch="*")
    upload = main_s3.create_multipart_upload(Bucket=legacy_bucket, Key="big")["UploadId"]
    part = main_s3.upload_part(Bucket=legacy_bucket, Key="big", UploadId=upload, PartNumber=1, Body=b"x")["ETag"]
    done = {"Bucket": legacy_bucket, "Key": "big", "UploadId": upload, "MultipartUpload": {"Parts": [{"PartNumber": 1, "ETag": part}]}}
    assert refused(main_s3.complete_multipart_upload, **done) == (403, "AccessDenied")
    main_s3.complete_multipart_upload(**done, IfNoneMatch="*")


def test_a_policy_allows_nothing_of_what_another_account_owns(legacy, new_bucket, main_s3, alt_s3):
    """What the bucket's owner says in the bucket's policy is of their own objects; what it denies is of all."""
    bucket = new_bucket(ObjectOwnership="ObjectWriter")
    alt = legacy.client("sts", "alt/user/suite", region="us-east-1").get_caller_identity()["Account"]
    main = legacy.client("sts", "main/user/suite", region="us-east-1").get_caller_identity()["Account"]
    main_s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": {"AWS": [alt, main]}, "Action": "s3:*",
         "Resource": [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"]}]}))
    alt_s3.put_object(Bucket=bucket, Key="theirs", Body=b"x")
    main_s3.put_object(Bucket=bucket, Key="ours", Body=b"x")
    assert alt_s3.get_object(Bucket=bucket, Key="ours")["Body"].read() == b"x"
    for call in (main_s3.get_object, main_s3.get_object_acl, main_s3.head_object):
        assert refused(call, Bucket=bucket, Key="theirs")[0] == 403
    assert alt_s3.get_object(Bucket=bucket, Key="theirs")["Body"].read() == b"x"
    alt_s3.put_object_acl(Bucket=bucket, Key="theirs", ACL="bucket-owner-full-control")
    assert main_s3.get_object(Bucket=bucket, Key="theirs")["Body"].read() == b"x"
