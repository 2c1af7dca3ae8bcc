"""Listings: keys, common prefixes, versions, pages, encodings; and batch deletes.

Source: Amazon S3 API Reference, ListObjects, ListObjectsV2, ListObjectVersions, DeleteObjects.
"""

import base64
import hashlib

import pytest

from conftest import error_of, raw, refused


def fill(s3, bucket, *keys):
    for key in keys:
        s3.put_object(Bucket=bucket, Key=key, Body=key.encode())


def keys(answer):
    return [one["Key"] for one in answer.get("Contents", [])]


def prefixes(answer):
    return [one["Prefix"] for one in answer.get("CommonPrefixes", [])]


def test_an_empty_bucket_lists_nothing(main_s3, legacy_bucket):
    for call in (main_s3.list_objects, main_s3.list_objects_v2):
        answer = call(Bucket=legacy_bucket)
        assert "Contents" not in answer and answer["IsTruncated"] is False and answer["MaxKeys"] == 1000
    assert main_s3.list_objects_v2(Bucket=legacy_bucket)["KeyCount"] == 0


@pytest.mark.parametrize("version", ["v1", "v2"])
@pytest.mark.parametrize("arguments, expected, expected_prefixes", [
    ({}, ["asdf", "boo/bar", "boo/baz/xyzzy", "cquux/thud", "cquux/bla"], []),
    ({"Delimiter": "/"}, ["asdf"], ["boo/", "cquux/"]),
    ({"Delimiter": "/", "Prefix": "boo/"}, ["boo/bar"], ["boo/baz/"]),
    ({"Delimiter": "a"}, [], ["a", "boo/ba", "cquux/bla"]),
    ({"Delimiter": "/", "Prefix": "\x0a"}, [], []),
    ({"Prefix": "boo/ba"}, ["boo/bar", "boo/baz/xyzzy"], []),
    ({"Prefix": ""}, ["asdf", "boo/bar", "boo/baz/xyzzy", "cquux/thud", "cquux/bla"], []),
    ({"Delimiter": ""}, ["asdf", "boo/bar", "boo/baz/xyzzy", "cquux/thud", "cquux/bla"], []),
    ({"Delimiter": "quux"}, ["asdf", "boo/bar", "boo/baz/xyzzy"], ["cquux"]),
])
def test_prefix_and_delimiter(main_s3, legacy_bucket, version, arguments, expected, expected_prefixes):
    fill(main_s3, legacy_bucket, "asdf", "boo/bar", "boo/baz/xyzzy", "cquux/thud", "cquux/bla")
    call = main_s3.list_objects if version == "v1" else main_s3.list_objects_v2
    if arguments.get("Delimiter") == "a":
        expected = ["cquux/thud"]
    answer = call(Bucket=legacy_bucket, **arguments)
    assert keys(answer) == sorted(expected)
    assert prefixes(answer) == expected_prefixes
    assert answer.get("Delimiter", "") == arguments.get("Delimiter", "")
    if version == "v2":  # of the first version, the SDK leaves it encoded
        assert answer.get("Prefix", "") == arguments.get("Prefix", "")
    if version == "v2":
        assert answer["KeyCount"] == len(expected) + len(expected_prefixes)


def test_pages_of_the_first_version(main_s3, legacy_bucket):
    fill(main_s3, legacy_bucket, "a", "b/1", "b/2", "c", "d")
    first = main_s3.list_objects(Bucket=legacy_bucket, Delimiter="/", MaxKeys=2)
    assert (keys(first), prefixes(first), first["IsTruncated"], first["NextMarker"]) == (["a"], ["b/"], True, "b/")
    second = main_s3.list_objects(Bucket=legacy_bucket, Delimiter="/", MaxKeys=2, Marker=first["NextMarker"])
    assert (keys(second), prefixes(second), second["IsTruncated"], second["Marker"]) == (["c", "d"], [], False, "b/")
    without = main_s3.list_objects(Bucket=legacy_bucket, MaxKeys=1)
    assert without["IsTruncated"] and "NextMarker" not in without
    assert keys(main_s3.list_objects(Bucket=legacy_bucket, Marker="bb")) == ["c", "d"]
    assert keys(main_s3.list_objects(Bucket=legacy_bucket, Marker="zzz")) == []
    assert keys(main_s3.list_objects(Bucket=legacy_bucket, Marker="\x0a")) == ["a", "b/1", "b/2", "c", "d"]
    none = main_s3.list_objects(Bucket=legacy_bucket, MaxKeys=0)
    assert keys(none) == [] and none["IsTruncated"] is False


def test_pages_of_the_second_version(main_s3, legacy_bucket):
    fill(main_s3, legacy_bucket, "a", "b/1", "b/2", "c", "d")
    first = main_s3.list_objects_v2(Bucket=legacy_bucket, Delimiter="/", MaxKeys=2)
    assert (keys(first), prefixes(first), first["IsTruncated"], first["KeyCount"]) == (["a"], ["b/"], True, 2)
    second = main_s3.list_objects_v2(Bucket=legacy_bucket, Delimiter="/", MaxKeys=2, ContinuationToken=first["NextContinuationToken"])
    assert (keys(second), second["IsTruncated"], second["ContinuationToken"]) == (["c", "d"], False, first["NextContinuationToken"])
    after = main_s3.list_objects_v2(Bucket=legacy_bucket, StartAfter="b/1")
    assert (keys(after), after["StartAfter"]) == (["b/2", "c", "d"], "b/1")
    assert "Owner" not in after["Contents"][0]
    assert main_s3.list_objects_v2(Bucket=legacy_bucket, FetchOwner=True)["Contents"][0]["Owner"]["ID"]
    assert refused(main_s3.list_objects_v2, Bucket=legacy_bucket, ContinuationToken="") == (400, "InvalidArgument")
    assert main_s3.list_objects_v2(Bucket=legacy_bucket, MaxKeys=0)["IsTruncated"] is False
    pages = main_s3.get_paginator("list_objects_v2").paginate(Bucket=legacy_bucket, PaginationConfig={"PageSize": 2})
    assert [key for page in pages for key in keys(page)] == ["a", "b/1", "b/2", "c", "d"]


@pytest.mark.parametrize("text", ["-1", "abc", "2147483648"])
def test_max_keys_is_a_number(legacy, legacy_bucket, text):
    answer = raw(legacy, "GET", f"/{legacy_bucket}", query=f"max-keys={text}")
    assert error_of(answer) == (400, "InvalidArgument") and "<ArgumentName>max" in answer.text


def test_max_keys_above_a_thousand_is_a_thousand(main_s3, legacy_bucket):
    fill(main_s3, legacy_bucket, "a")
    assert main_s3.list_objects_v2(Bucket=legacy_bucket, MaxKeys=5000)["MaxKeys"] == 1000


def test_keys_are_in_the_order_of_their_bytes_and_may_be_encoded(main_s3, legacy_bucket):
    names = ["foo", "foo bar", "foo+1/bar", "foo/bar/xyzzy", "quux ab/thud", "asdf+b", "ü", "Z", "a&<>\"'", "\x01x"]
    fill(main_s3, legacy_bucket, *names)
    assert keys(main_s3.list_objects_v2(Bucket=legacy_bucket)) == sorted(names, key=str.encode)
    plain = main_s3.list_objects(Bucket=legacy_bucket, Delimiter="/", EncodingType="url")
    assert plain["EncodingType"] == "url"
    assert prefixes(plain) == ["foo%2B1/", "foo/", "quux%20ab/"]
    assert "a%26%3C%3E%22%27" in keys(plain) and "%C3%BC" in keys(plain)


def test_entries_say_what_the_object_is(main_s3, legacy_bucket):
    put = main_s3.put_object(Bucket=legacy_bucket, Key="k", Body=b"12345", StorageClass="STANDARD_IA")
    entry = main_s3.list_objects(Bucket=legacy_bucket)["Contents"][0]
    head = main_s3.head_object(Bucket=legacy_bucket, Key="k")
    assert (entry["Size"], entry["ETag"], entry["StorageClass"], entry["LastModified"]) == \
        (5, put["ETag"], "STANDARD_IA", head["LastModified"])
    assert entry["Owner"]["ID"] == main_s3.list_buckets()["Owner"]["ID"]


def test_listing_needs_a_bucket_and_leave(main_s3, alt_s3, anonymous_s3, legacy_bucket, new_bucket):
    for client, status in ((main_s3, (404, "NoSuchBucket")), (anonymous_s3, (404, "NoSuchBucket"))):
        assert refused(client.list_objects, Bucket="there-is-none-of-this-name") == status
    assert refused(alt_s3.list_objects, Bucket=legacy_bucket) == (403, "AccessDenied")
    assert refused(anonymous_s3.list_objects_v2, Bucket=legacy_bucket) == (403, "AccessDenied")
    public = new_bucket(ACL="public-read")
    fill(main_s3, public, "a")
    assert keys(anonymous_s3.list_objects(Bucket=public)) == ["a"]


# ---- versions ----

def test_versions_and_their_pages(main_s3, legacy_bucket):
    main_s3.put_bucket_versioning(Bucket=legacy_bucket, VersioningConfiguration={"Status": "Enabled"})
    made = [main_s3.put_object(Bucket=legacy_bucket, Key=key, Body=body)["VersionId"]
            for key, body in (("a", b"1"), ("a", b"2"), ("b", b"3"))]
    marker = main_s3.delete_object(Bucket=legacy_bucket, Key="a")
    assert marker["DeleteMarker"] is True
    answer = main_s3.list_object_versions(Bucket=legacy_bucket)
    assert [(one["Key"], one["VersionId"], one["IsLatest"]) for one in answer["Versions"]] == \
        [("a", made[1], False), ("a", made[0], False), ("b", made[2], True)]
    assert [(one["Key"], one["VersionId"], one["IsLatest"]) for one in answer["DeleteMarkers"]] == [("a", marker["VersionId"], True)]
    seen, arguments = [], {}
    while True:
        page = main_s3.list_object_versions(Bucket=legacy_bucket, MaxKeys=1, **arguments)
        seen += [one["VersionId"] for one in page.get("Versions", []) + page.get("DeleteMarkers", [])]
        if not page["IsTruncated"]:
            break
        arguments = {"KeyMarker": page["NextKeyMarker"], "VersionIdMarker": page["NextVersionIdMarker"]}
    assert seen == [marker["VersionId"], made[1], made[0], made[2]]
    assert refused(main_s3.list_object_versions, Bucket=legacy_bucket, VersionIdMarker="x") == (400, "InvalidArgument")
    plain = main_s3.list_object_versions(Bucket=legacy_bucket, Prefix="b")
    assert [one["Key"] for one in plain["Versions"]] == ["b"]


def test_unversioned_objects_have_a_null_version(main_s3, legacy_bucket):
    fill(main_s3, legacy_bucket, "a")
    versions = main_s3.list_object_versions(Bucket=legacy_bucket)["Versions"]
    assert [(one["Key"], one["VersionId"], one["IsLatest"]) for one in versions] == [("a", "null", True)]


# ---- batch deletes ----

def test_many_keys_are_deleted_at_once(main_s3, legacy_bucket):
    fill(main_s3, legacy_bucket, "a", "b", "c")
    answer = main_s3.delete_objects(Bucket=legacy_bucket, Delete={"Objects": [{"Key": "a"}, {"Key": "absent"}, {"Key": "c"}]})
    assert [one["Key"] for one in answer["Deleted"]] == ["a", "absent", "c"] and "Errors" not in answer
    assert keys(main_s3.list_objects(Bucket=legacy_bucket)) == ["b"]
    quiet = main_s3.delete_objects(Bucket=legacy_bucket, Delete={"Objects": [{"Key": "b"}], "Quiet": True})
    assert "Deleted" not in quiet
    assert "Contents" not in main_s3.list_objects(Bucket=legacy_bucket)


def test_a_batch_has_at_most_a_thousand_keys(main_s3, legacy_bucket):
    many = [{"Key": f"key-{i}"} for i in range(1001)]
    assert refused(main_s3.delete_objects, Bucket=legacy_bucket, Delete={"Objects": many}) == (400, "MalformedXML")
    assert len(main_s3.delete_objects(Bucket=legacy_bucket, Delete={"Objects": many[:1000]})["Deleted"]) == 1000


def test_each_key_of_a_batch_passes_the_gate(main_s3, alt_s3, anonymous_s3, legacy_bucket):
    fill(main_s3, legacy_bucket, "a")
    answer = alt_s3.delete_objects(Bucket=legacy_bucket, Delete={"Objects": [{"Key": "a"}]})
    assert [(one["Key"], one["Code"]) for one in answer["Errors"]] == [("a", "AccessDenied")]
    assert keys(main_s3.list_objects(Bucket=legacy_bucket)) == ["a"]


def test_a_batch_deletes_versions(main_s3, legacy_bucket):
    main_s3.put_bucket_versioning(Bucket=legacy_bucket, VersioningConfiguration={"Status": "Enabled"})
    version = main_s3.put_object(Bucket=legacy_bucket, Key="a", Body=b"1")["VersionId"]
    marked = main_s3.delete_objects(Bucket=legacy_bucket, Delete={"Objects": [{"Key": "a"}]})["Deleted"][0]
    assert marked["DeleteMarker"] is True and marked["DeleteMarkerVersionId"]
    gone = main_s3.delete_objects(Bucket=legacy_bucket, Delete={"Objects": [
        {"Key": "a", "VersionId": version}, {"Key": "a", "VersionId": marked["DeleteMarkerVersionId"]}]})["Deleted"]
    assert [(one["VersionId"], one.get("DeleteMarker", False)) for one in gone] == \
        [(version, False), (marked["DeleteMarkerVersionId"], True)]
    left = main_s3.list_object_versions(Bucket=legacy_bucket)
    assert "Versions" not in left and "DeleteMarkers" not in left


def test_a_batch_without_its_md5_or_checksum_is_refused(legacy, main_s3, legacy_bucket):
    fill(main_s3, legacy_bucket, "a")
    body = b"<Delete><Object><Key>a</Key></Object></Delete>"
    assert error_of(raw(legacy, "POST", f"/{legacy_bucket}", query="delete=", body=body)) == (400, "InvalidRequest")
    md5 = base64.b64encode(hashlib.md5(b"other").digest()).decode()
    assert error_of(raw(legacy, "POST", f"/{legacy_bucket}", query="delete=", body=body, headers={"Content-MD5": md5})) == (400, "BadDigest")
    assert keys(main_s3.list_objects(Bucket=legacy_bucket)) == ["a"]
