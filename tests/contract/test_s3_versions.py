"""Versions, object lock, copies and multipart uploads.

Source: Amazon S3 User Guide, "Using versioning in S3 buckets", "Locking objects with Object Lock", "Uploading and copying
objects using multipart upload".
"""

import datetime
import hashlib
import re

import pytest

from conftest import error_of, raw, refused

MIB = 1024 * 1024


def body(answer):
    return answer["Body"].read()


@pytest.fixture
def versioned(main_s3, legacy_bucket):
    main_s3.put_bucket_versioning(Bucket=legacy_bucket, VersioningConfiguration={"Status": "Enabled"})
    return legacy_bucket


def versions(s3, bucket):
    return [(one["Key"], one["VersionId"]) for one in s3.list_object_versions(Bucket=bucket).get("Versions", [])]


# ---- versions ----

def test_versions_are_kept_and_taken_away(main_s3, versioned):
    ids = [main_s3.put_object(Bucket=versioned, Key="k", Body=str(i).encode())["VersionId"] for i in range(3)]
    assert len(set(ids)) == 3 and "null" not in ids
    assert body(main_s3.get_object(Bucket=versioned, Key="k")) == b"2"
    assert [body(main_s3.get_object(Bucket=versioned, Key="k", VersionId=one)) for one in ids] == [b"0", b"1", b"2"]
    main_s3.delete_object(Bucket=versioned, Key="k", VersionId=ids[2])
    assert body(main_s3.get_object(Bucket=versioned, Key="k")) == b"1"
    assert refused(main_s3.get_object, Bucket=versioned, Key="k", VersionId=ids[2]) == (404, "NoSuchVersion")
    assert refused(main_s3.get_object, Bucket=versioned, Key="k", VersionId="nonsense") == (400, "InvalidArgument")


def test_a_delete_marker_hides(main_s3, versioned):
    version = main_s3.put_object(Bucket=versioned, Key="k", Body=b"x")["VersionId"]
    marker = main_s3.delete_object(Bucket=versioned, Key="k")
    with pytest.raises(main_s3.exceptions.NoSuchKey) as error:
        main_s3.get_object(Bucket=versioned, Key="k")
    assert error.value.response["ResponseMetadata"]["HTTPHeaders"]["x-amz-delete-marker"] == "true"
    assert refused(main_s3.get_object, Bucket=versioned, Key="k", VersionId=marker["VersionId"]) == (405, "MethodNotAllowed")
    assert body(main_s3.get_object(Bucket=versioned, Key="k", VersionId=version)) == b"x"
    gone = main_s3.delete_object(Bucket=versioned, Key="k", VersionId=marker["VersionId"])
    assert (gone["DeleteMarker"], gone["VersionId"]) == (True, marker["VersionId"])
    assert body(main_s3.get_object(Bucket=versioned, Key="k")) == b"x"


def test_suspended_versioning_has_one_null_version(main_s3, legacy_bucket):
    main_s3.put_object(Bucket=legacy_bucket, Key="k", Body=b"first")
    main_s3.put_bucket_versioning(Bucket=legacy_bucket, VersioningConfiguration={"Status": "Enabled"})
    kept = main_s3.put_object(Bucket=legacy_bucket, Key="k", Body=b"second")["VersionId"]
    assert body(main_s3.get_object(Bucket=legacy_bucket, Key="k", VersionId="null")) == b"first"
    main_s3.put_bucket_versioning(Bucket=legacy_bucket, VersioningConfiguration={"Status": "Suspended"})
    assert main_s3.get_bucket_versioning(Bucket=legacy_bucket)["Status"] == "Suspended"
    assert main_s3.put_object(Bucket=legacy_bucket, Key="k", Body=b"third").get("VersionId", "null") == "null"
    assert sorted(versions(main_s3, legacy_bucket)) == sorted([("k", kept), ("k", "null")])
    marker = main_s3.delete_object(Bucket=legacy_bucket, Key="k")
    assert (marker["VersionId"], marker["DeleteMarker"]) == ("null", True)
    assert versions(main_s3, legacy_bucket) == [("k", kept)]
    main_s3.delete_object(Bucket=legacy_bucket, Key="k", VersionId="null")
    assert body(main_s3.get_object(Bucket=legacy_bucket, Key="k")) == b"second"


def test_versions_have_their_own_lists_and_tags(main_s3, versioned):
    first = main_s3.put_object(Bucket=versioned, Key="k", Body=b"1")["VersionId"]
    second = main_s3.put_object(Bucket=versioned, Key="k", Body=b"2")["VersionId"]
    main_s3.put_object_acl(Bucket=versioned, Key="k", VersionId=first, ACL="public-read")
    assert len(main_s3.get_object_acl(Bucket=versioned, Key="k", VersionId=first)["Grants"]) == 2
    assert len(main_s3.get_object_acl(Bucket=versioned, Key="k")["Grants"]) == 1
    main_s3.put_object_tagging(Bucket=versioned, Key="k", VersionId=first, Tagging={"TagSet": [{"Key": "a", "Value": "b"}]})
    assert main_s3.get_object_tagging(Bucket=versioned, Key="k")["TagSet"] == []
    assert main_s3.get_object_tagging(Bucket=versioned, Key="k", VersionId=first)["VersionId"] == first != second


# ---- object lock ----

@pytest.fixture
def locked(new_bucket):
    return new_bucket(ObjectLockEnabledForBucket=True)


def days(count):
    return datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0) + datetime.timedelta(days=count)


def test_governance_is_bypassed_only_by_leave(main_s3, locked):
    version = main_s3.put_object(Bucket=locked, Key="k", Body=b"x")["VersionId"]
    main_s3.put_object_retention(Bucket=locked, Key="k", Retention={"Mode": "GOVERNANCE", "RetainUntilDate": days(1)})
    assert main_s3.get_object_retention(Bucket=locked, Key="k")["Retention"]["Mode"] == "GOVERNANCE"
    assert refused(main_s3.delete_object, Bucket=locked, Key="k", VersionId=version) == (403, "AccessDenied")
    assert refused(main_s3.put_object_retention, Bucket=locked, Key="k", Retention={"Mode": "GOVERNANCE", "RetainUntilDate": days(0)}) [0] in (400, 403)
    assert main_s3.delete_object(Bucket=locked, Key="k")["DeleteMarker"] is True
    main_s3.delete_object(Bucket=locked, Key="k", VersionId=version, BypassGovernanceRetention=True)
    assert versions(main_s3, locked) == []


def test_compliance_is_not_bypassed(main_s3, locked):
    version = main_s3.put_object(Bucket=locked, Key="k", Body=b"x", ObjectLockMode="COMPLIANCE", ObjectLockRetainUntilDate=days(1))["VersionId"]
    head = main_s3.head_object(Bucket=locked, Key="k")
    assert head["ObjectLockMode"] == "COMPLIANCE"
    assert refused(main_s3.delete_object, Bucket=locked, Key="k", VersionId=version, BypassGovernanceRetention=True) == (403, "AccessDenied")
    assert refused(main_s3.put_object_retention, Bucket=locked, Key="k", BypassGovernanceRetention=True,
                   Retention={"Mode": "GOVERNANCE", "RetainUntilDate": days(3)}) == (403, "AccessDenied")
    main_s3.put_object_retention(Bucket=locked, Key="k", Retention={"Mode": "COMPLIANCE", "RetainUntilDate": days(2)})


def test_a_legal_hold_holds(main_s3, locked):
    version = main_s3.put_object(Bucket=locked, Key="k", Body=b"x")["VersionId"]
    main_s3.put_object_legal_hold(Bucket=locked, Key="k", LegalHold={"Status": "ON"})
    assert main_s3.get_object_legal_hold(Bucket=locked, Key="k")["LegalHold"]["Status"] == "ON"
    assert refused(main_s3.delete_object, Bucket=locked, Key="k", VersionId=version) == (403, "AccessDenied")
    batch = main_s3.delete_objects(Bucket=locked, Delete={"Objects": [{"Key": "k", "VersionId": version}]})
    assert [one["Code"] for one in batch["Errors"]] == ["AccessDenied"]
    main_s3.put_object_legal_hold(Bucket=locked, Key="k", LegalHold={"Status": "OFF"})
    main_s3.delete_object(Bucket=locked, Key="k", VersionId=version)
    assert refused(main_s3.put_object_legal_hold, Bucket=locked, Key="k", LegalHold={"Status": "abc"})[0] in (400, 404)


def test_a_bucket_without_lock_has_none(main_s3, legacy_bucket, locked):
    main_s3.put_object(Bucket=legacy_bucket, Key="k")
    assert refused(main_s3.put_object_retention, Bucket=legacy_bucket, Key="k", Retention={"Mode": "GOVERNANCE", "RetainUntilDate": days(1)}) == (400, "InvalidRequest")
    assert refused(main_s3.get_object_retention, Bucket=legacy_bucket, Key="k") == (400, "InvalidRequest")
    assert refused(main_s3.get_object_lock_configuration, Bucket=legacy_bucket) == (404, "ObjectLockConfigurationNotFoundError")
    rule = lambda **r: {"ObjectLockEnabled": "Enabled", "Rule": {"DefaultRetention": r}}
    put = lambda bucket, configuration: refused(main_s3.put_object_lock_configuration, Bucket=bucket, ObjectLockConfiguration=configuration)
    assert put(legacy_bucket, rule(Mode="GOVERNANCE", Days=1)) == (409, "InvalidBucketState")
    assert put(locked, rule(Mode="GOVERNANCE", Days=1, Years=1)) == (400, "MalformedXML")
    assert put(locked, rule(Mode="GOVERNANCE", Days=0)) == (400, "InvalidArgument")
    assert put(locked, rule(Mode="abc", Years=1)) == (400, "MalformedXML")
    assert refused(main_s3.put_bucket_versioning, Bucket=locked, VersioningConfiguration={"Status": "Suspended"}) == (409, "InvalidBucketState")
    main_s3.put_object_lock_configuration(Bucket=locked, ObjectLockConfiguration=rule(Mode="GOVERNANCE", Years=1))
    main_s3.put_object(Bucket=locked, Key="k")
    assert main_s3.head_object(Bucket=locked, Key="k")["ObjectLockMode"] == "GOVERNANCE"


# ---- copies ----

def test_copies(main_s3, alt_s3, legacy_bucket, new_bucket):
    main_s3.put_object(Bucket=legacy_bucket, Key="a b", Body=b"foo", Metadata={"x": "1"}, ContentType="text/plain")
    answer = main_s3.copy_object(Bucket=legacy_bucket, Key="b", CopySource={"Bucket": legacy_bucket, "Key": "a b"})
    got = main_s3.get_object(Bucket=legacy_bucket, Key="b")
    assert (body(got), got["Metadata"], got["ContentType"], got["ETag"]) == (b"foo", {"x": "1"}, "text/plain", answer["CopyObjectResult"]["ETag"])
    main_s3.copy_object(Bucket=legacy_bucket, Key="c", CopySource=f"{legacy_bucket}/a b", MetadataDirective="REPLACE", Metadata={"y": "2"}, ContentType="audio/ogg")
    replaced = main_s3.get_object(Bucket=legacy_bucket, Key="c")
    assert (replaced["Metadata"], replaced["ContentType"]) == ({"y": "2"}, "audio/ogg")
    copy = lambda **how: main_s3.copy_object(**{"Bucket": legacy_bucket, "Key": "b", "CopySource": f"{legacy_bucket}/b", **how})
    assert refused(copy) == (400, "InvalidRequest")
    copy(MetadataDirective="REPLACE", Metadata={"z": "3"})
    assert main_s3.head_object(Bucket=legacy_bucket, Key="b")["Metadata"] == {"z": "3"}
    assert refused(copy, CopySource=f"{legacy_bucket}/absent") == (404, "NoSuchKey")
    assert refused(copy, CopySource="there-is-no-such-bucket/k") == (404, "NoSuchBucket")
    assert refused(copy, CopySource=f"{legacy_bucket}/a b", CopySourceIfMatch='"other"') == (412, "PreconditionFailed")
    assert refused(copy, CopySource=f"{legacy_bucket}/a b", CopySourceIfNoneMatch='"acbd18db4cc2f85cedef654fccc4a4d8"') == (412, "PreconditionFailed")
    theirs = new_bucket(alt_s3)
    assert refused(alt_s3.copy_object, Bucket=theirs, Key="k", CopySource=f"{legacy_bucket}/a b") == (403, "AccessDenied")
    assert refused(main_s3.copy_object, Bucket=theirs, Key="k", CopySource=f"{legacy_bucket}/a b") == (403, "AccessDenied")


def test_copies_of_versions(main_s3, versioned):
    first = main_s3.put_object(Bucket=versioned, Key="k", Body=b"1")["VersionId"]
    main_s3.put_object(Bucket=versioned, Key="k", Body=b"2")
    answer = main_s3.copy_object(Bucket=versioned, Key="copy", CopySource={"Bucket": versioned, "Key": "k", "VersionId": first})
    assert answer["CopySourceVersionId"] == first and answer["VersionId"]
    assert body(main_s3.get_object(Bucket=versioned, Key="copy")) == b"1"


# ---- multipart ----

def upload(s3, bucket, key, *parts, **how):
    made = s3.create_multipart_upload(Bucket=bucket, Key=key, **how)["UploadId"]
    etags = [{"PartNumber": i, "ETag": s3.upload_part(Bucket=bucket, Key=key, UploadId=made, PartNumber=i, Body=data)["ETag"]}
             for i, data in enumerate(parts, 1)]
    return made, etags


def complete(s3, bucket, key, made, etags, **how):
    return s3.complete_multipart_upload(Bucket=bucket, Key=key, UploadId=made, MultipartUpload={"Parts": etags}, **how)


def test_parts_make_an_object(main_s3, legacy_bucket):
    parts = [b"a" * 5 * MIB, b"b" * 5 * MIB, b"c" * 100]
    made, etags = upload(main_s3, legacy_bucket, "k", *parts, Metadata={"foo": "bar"}, ContentType="text/x")
    listed = main_s3.list_parts(Bucket=legacy_bucket, Key="k", UploadId=made)
    assert [(one["PartNumber"], one["Size"]) for one in listed["Parts"]] == [(1, 5 * MIB), (2, 5 * MIB), (3, 100)]
    assert [one["UploadId"] for one in main_s3.list_multipart_uploads(Bucket=legacy_bucket)["Uploads"]] == [made]
    answer = complete(main_s3, legacy_bucket, "k", made, etags)
    digest = hashlib.md5(b"".join(hashlib.md5(one).digest() for one in parts)).hexdigest()
    assert answer["ETag"] == f'"{digest}-3"' and answer["Location"].endswith(f"/{legacy_bucket}/k")
    got = main_s3.get_object(Bucket=legacy_bucket, Key="k")
    assert (body(got), got["Metadata"], got["ContentType"]) == (b"".join(parts), {"foo": "bar"}, "text/x")
    second = main_s3.get_object(Bucket=legacy_bucket, Key="k", PartNumber=2)
    assert (second["PartsCount"], second["ContentLength"], body(second)[:1]) == (3, 5 * MIB, b"b")
    assert main_s3.head_object(Bucket=legacy_bucket, Key="k", PartNumber=3)["ContentLength"] == 100
    assert refused(main_s3.get_object, Bucket=legacy_bucket, Key="k", PartNumber=5) == (416, "InvalidPartNumber")
    span = main_s3.get_object(Bucket=legacy_bucket, Key="k", Range=f"bytes={5 * MIB - 2}-{5 * MIB + 1}")
    assert body(span) == b"aabb"
    attributes = main_s3.get_object_attributes(Bucket=legacy_bucket, Key="k", ObjectAttributes=["ObjectParts"])
    assert attributes["ObjectParts"]["TotalPartsCount"] == 3
    assert "Uploads" not in main_s3.list_multipart_uploads(Bucket=legacy_bucket)
    assert refused(complete, s3=main_s3, bucket=legacy_bucket, key="k", made=made, etags=etags[:2]) == (404, "NoSuchUpload")


def test_what_cannot_be_completed(main_s3, legacy_bucket):
    made, etags = upload(main_s3, legacy_bucket, "k", b"a" * 100, b"b" * 100)
    assert refused(complete, s3=main_s3, bucket=legacy_bucket, key="k", made=made, etags=etags) == (400, "EntityTooSmall")
    assert refused(complete, s3=main_s3, bucket=legacy_bucket, key="k", made=made, etags=etags[::-1]) == (400, "InvalidPartOrder")
    assert refused(complete, s3=main_s3, bucket=legacy_bucket, key="k", made=made, etags=[{"PartNumber": 9, "ETag": etags[0]["ETag"]}]) == (400, "InvalidPart")
    assert refused(complete, s3=main_s3, bucket=legacy_bucket, key="k", made=made, etags=[{"PartNumber": 1, "ETag": '"ffffffffffffffffffffffffffffffff"'}]) == (400, "InvalidPart")
    assert refused(complete, s3=main_s3, bucket=legacy_bucket, key="k", made=made, etags=[]) == (400, "MalformedXML")
    assert refused(complete, s3=main_s3, bucket=legacy_bucket, key="k", made="none", etags=etags) == (404, "NoSuchUpload")
    assert refused(main_s3.upload_part, Bucket=legacy_bucket, Key="k", UploadId=made, PartNumber=10001) == (400, "InvalidArgument")
    main_s3.abort_multipart_upload(Bucket=legacy_bucket, Key="k", UploadId=made)
    assert refused(main_s3.abort_multipart_upload, Bucket=legacy_bucket, Key="k", UploadId=made) == (404, "NoSuchUpload")
    assert refused(main_s3.list_parts, Bucket=legacy_bucket, Key="k", UploadId=made) == (404, "NoSuchUpload")


def test_a_part_sent_twice_counts_once(main_s3, legacy_bucket):
    made, _ = upload(main_s3, legacy_bucket, "k", b"first")
    etag = main_s3.upload_part(Bucket=legacy_bucket, Key="k", UploadId=made, PartNumber=1, Body=b"second")["ETag"]
    complete(main_s3, legacy_bucket, "k", made, [{"PartNumber": 1, "ETag": etag}])
    assert body(main_s3.get_object(Bucket=legacy_bucket, Key="k")) == b"second"


def test_parts_are_copied(main_s3, legacy_bucket):
    main_s3.put_object(Bucket=legacy_bucket, Key="source", Body=bytes(range(256)) * 40 * 1024)
    made = main_s3.create_multipart_upload(Bucket=legacy_bucket, Key="k")["UploadId"]
    etags = [{"PartNumber": i, "ETag": main_s3.upload_part_copy(Bucket=legacy_bucket, Key="k", UploadId=made, PartNumber=i, CopySource=f"{legacy_bucket}/source",
              CopySourceRange=text)["CopyPartResult"]["ETag"]} for i, text in enumerate(["bytes=0-5242879", "bytes=5242880-10485759"], 1)]
    complete(main_s3, legacy_bucket, "k", made, etags)
    assert body(main_s3.get_object(Bucket=legacy_bucket, Key="k")) == bytes(range(256)) * 40 * 1024
    copy = lambda text: refused(main_s3.upload_part_copy, Bucket=legacy_bucket, Key="k", UploadId=main_s3.create_multipart_upload(
        Bucket=legacy_bucket, Key="k")["UploadId"], PartNumber=1, CopySource=f"{legacy_bucket}/source", CopySourceRange=text)
    assert copy("bytes=0-10485760") == (400, "InvalidArgument") or copy("bytes=0-10485760") == (416, "InvalidRange")
    for text in ("0-2", "bytes=0", "bytes=hello-world", "bytes=0-bar", "bytes=2-1", "bytes=0-2,3-5"):
        assert copy(text) == (400, "InvalidArgument"), text


@pytest.mark.parametrize("algorithm, kind", [("SHA256", "COMPOSITE"), ("CRC32", "COMPOSITE"), ("CRC32", "FULL_OBJECT"), ("CRC64NVME", "FULL_OBJECT"), ("CRC32C", "FULL_OBJECT")])
def test_checksums_of_parts(main_s3, legacy_bucket, algorithm, kind):
    member = f"Checksum{algorithm}"
    made = main_s3.create_multipart_upload(Bucket=legacy_bucket, Key="k", ChecksumAlgorithm=algorithm, ChecksumType=kind)["UploadId"]
    parts = []
    for number, data in enumerate((b"a" * 5 * MIB, b"b" * 7), 1):
        part = main_s3.upload_part(Bucket=legacy_bucket, Key="k", UploadId=made, PartNumber=number, Body=data, ChecksumAlgorithm=algorithm)
        parts.append({"PartNumber": number, "ETag": part["ETag"], member: part[member]})
    answer = complete(main_s3, legacy_bucket, "k", made, parts)
    assert answer["ChecksumType"] == kind and answer[member].endswith("-2") == (kind == "COMPOSITE")
    main_s3.put_object(Bucket=legacy_bucket, Key="whole", Body=b"a" * 5 * MIB + b"b" * 7, ChecksumAlgorithm=algorithm)
    if kind == "FULL_OBJECT":
        assert main_s3.head_object(Bucket=legacy_bucket, Key="whole", ChecksumMode="ENABLED")[member] == answer[member]
    assert main_s3.head_object(Bucket=legacy_bucket, Key="k", ChecksumMode="ENABLED")[member] == answer[member]


def test_versions_and_delete_markers_are_one_sequence(legacy, legacy_bucket, main_s3):
    main_s3.put_bucket_versioning(Bucket=legacy_bucket, VersioningConfiguration={"Status": "Enabled"})
    for key in ("a", "b"):
        main_s3.put_object(Bucket=legacy_bucket, Key=key, Body=b"1")
        main_s3.delete_object(Bucket=legacy_bucket, Key=key)
        main_s3.put_object(Bucket=legacy_bucket, Key=key, Body=b"2")
    document = raw(legacy, "GET", f"/{legacy_bucket}", query="versions").text
    names = re.findall(r"<(Version|DeleteMarker|Name|IsTruncated)>", document)
    assert sorted(names[:2]) == ["IsTruncated", "Name"]
    assert names[2:] == ["Version", "DeleteMarker", "Version"] * 2
    assert re.findall(r"<Key>(.)</Key>", document) == ["a"] * 3 + ["b"] * 3
