"""Objects: headers, metadata, conditions, ranges, digests, checksums, tags, keys of the customer.

Source: Amazon S3 API Reference, PutObject, GetObject, HeadObject, GetObjectAttributes; RFC 9110 for conditions and ranges.
"""

import base64
import datetime
import hashlib
import zlib

import botocore.auth
import botocore.awsrequest
import botocore.credentials
import pytest
import requests

from conftest import error_of, raw, refused

LONG_AGO = datetime.datetime(1994, 9, 29, 19, 43, 31, tzinfo=datetime.timezone.utc)
FAR_AHEAD = datetime.datetime(2100, 9, 29, 19, 43, 31, tzinfo=datetime.timezone.utc)


def body(answer):
    return answer["Body"].read()


# ---- headers and metadata ----

def test_headers_and_metadata_come_back(main_s3, legacy_bucket):
    main_s3.put_object(Bucket=legacy_bucket, Key="k", Body=b"x", ContentType="text/plain", ContentLanguage="en", CacheControl="public, max-age=14400",
                       ContentDisposition="inline", ContentEncoding="gzip", Expires=FAR_AHEAD, Metadata={"Meta1": "bar", "empty": ""},
                       WebsiteRedirectLocation="/other")
    got = main_s3.get_object(Bucket=legacy_bucket, Key="k")
    assert (got["ContentType"], got["ContentLanguage"], got["CacheControl"], got["ContentDisposition"], got["ContentEncoding"]) == \
        ("text/plain", "en", "public, max-age=14400", "inline", "gzip")
    assert got["Metadata"] == {"meta1": "bar", "empty": ""} and got["WebsiteRedirectLocation"] == "/other"
    assert got["ExpiresString"] == "Wed, 29 Sep 2100 19:43:31 GMT"
    plain = main_s3.put_object(Bucket=legacy_bucket, Key="plain")
    head = main_s3.head_object(Bucket=legacy_bucket, Key="plain")
    assert (head["ContentType"], head["ContentLength"], head["ETag"], head["AcceptRanges"]) == \
        ("binary/octet-stream", 0, '"d41d8cd98f00b204e9800998ecf8427e"', "bytes")
    assert plain["ETag"] == head["ETag"]


def test_a_second_put_replaces_everything(main_s3, legacy_bucket):
    main_s3.put_object(Bucket=legacy_bucket, Key="k", Body=b"one", Metadata={"a": "1"}, ContentType="text/x")
    main_s3.put_object(Bucket=legacy_bucket, Key="k", Body=b"three")
    got = main_s3.get_object(Bucket=legacy_bucket, Key="k")
    assert (body(got), got["Metadata"], got["ContentType"]) == (b"three", {}, "binary/octet-stream")


def test_metadata_is_limited_and_may_be_other_than_ascii(legacy, main_s3, legacy_bucket):
    assert refused(main_s3.put_object, Bucket=legacy_bucket, Key="k", Metadata={"a": "x" * 2100}) == (400, "MetadataTooLarge")
    main_s3.put_object(Bucket=legacy_bucket, Key="k", Metadata={"a": "x" * 2000})


def test_answers_may_be_given_other_headers(main_s3, legacy_bucket, legacy):
    main_s3.put_object(Bucket=legacy_bucket, Key="k", Body=b"x", ACL="public-read")
    got = main_s3.get_object(Bucket=legacy_bucket, Key="k", ResponseContentType="foo/bar", ResponseContentDisposition="bla",
                             ResponseContentLanguage="esperanto", ResponseContentEncoding="aaa", ResponseCacheControl="no-cache")
    assert (got["ContentType"], got["ContentDisposition"], got["ContentLanguage"], got["ContentEncoding"], got["CacheControl"]) == \
        ("foo/bar", "bla", "esperanto", "aaa", "no-cache")
    unsigned = requests.get(f"{legacy.url}/{legacy_bucket}/k?response-content-type=a/b", timeout=10)
    assert error_of(unsigned) == (400, "InvalidRequest")


def test_what_is_not_there(main_s3, legacy_bucket):
    assert refused(main_s3.get_object, Bucket=legacy_bucket, Key="absent") == (404, "NoSuchKey")
    assert refused(main_s3.head_object, Bucket=legacy_bucket, Key="absent") == (404, "404")
    assert refused(main_s3.get_object, Bucket="there-is-no-such-bucket", Key="k") == (404, "NoSuchBucket")
    assert refused(main_s3.put_object, Bucket="there-is-no-such-bucket", Key="k") == (404, "NoSuchBucket")
    assert main_s3.delete_object(Bucket=legacy_bucket, Key="absent")["ResponseMetadata"]["HTTPStatusCode"] == 204
    assert refused(main_s3.delete_object, Bucket="there-is-no-such-bucket", Key="k") == (404, "NoSuchBucket")


@pytest.mark.parametrize("key", ["_", ":", "a b", "a//b", "/a", "a/", "%41", "é", "日本語", "\u0001", "x" * 1024, "a?b#c", "..", "a/../b", "+", "&=", "\"'"])
def test_keys_are_any_text(main_s3, legacy_bucket, key):
    if key in ("..", "a/../b"):
        pytest.skip("the SDK's HTTP client rewrites such a path")
    main_s3.put_object(Bucket=legacy_bucket, Key=key, Body=key.encode())
    assert body(main_s3.get_object(Bucket=legacy_bucket, Key=key)) == key.encode()
    assert [one["Key"] for one in main_s3.list_objects_v2(Bucket=legacy_bucket)["Contents"]] == [key]
    main_s3.delete_object(Bucket=legacy_bucket, Key=key)


def test_a_key_is_at_most_1024_bytes(main_s3, legacy_bucket):
    assert refused(main_s3.put_object, Bucket=legacy_bucket, Key="x" * 1025) == (400, "KeyTooLongError")


# ---- conditions ----

@pytest.mark.parametrize("arguments, status", [
    ({"IfMatch": "OWN"}, 200), ({"IfMatch": '"ABCORZ"'}, 412), ({"IfNoneMatch": "OWN"}, 304), ({"IfNoneMatch": '"ABCORZ"'}, 200), ({"IfNoneMatch": "*"}, 304),
    ({"IfModifiedSince": LONG_AGO}, 200), ({"IfModifiedSince": FAR_AHEAD}, 200), ({"IfUnmodifiedSince": LONG_AGO}, 412),
    ({"IfUnmodifiedSince": FAR_AHEAD}, 200), ({"IfMatch": "OWN", "IfUnmodifiedSince": LONG_AGO}, 200),
    ({"IfNoneMatch": "OWN", "IfModifiedSince": LONG_AGO}, 304), ({"IfModifiedSince": "OWN"}, 304)])
def test_conditional_reads(main_s3, legacy_bucket, arguments, status):
    etag = main_s3.put_object(Bucket=legacy_bucket, Key="k", Body=b"bar")["ETag"]
    modified = main_s3.head_object(Bucket=legacy_bucket, Key="k")["LastModified"]
    given = {name: (modified if name == "IfModifiedSince" else etag) if value == "OWN" else value for name, value in arguments.items()}
    for call in (main_s3.get_object, main_s3.head_object):
        if status == 200:
            assert call(Bucket=legacy_bucket, Key="k", **given)["ETag"] == etag
        else:
            code = {304: "304", 412: "PreconditionFailed" if call == main_s3.get_object else "412"}[status]
            assert refused(call, Bucket=legacy_bucket, Key="k", **given) == (status, code)


def test_conditional_writes(main_s3, legacy_bucket):
    put = lambda **how: main_s3.put_object(Bucket=legacy_bucket, Key="k", Body=b"x", **how)
    assert refused(put, IfMatch='"d41d8cd98f00b204e9800998ecf8427e"') == (404, "NoSuchKey")
    etag = put(IfNoneMatch="*")["ETag"]
    assert refused(put, IfNoneMatch="*") == (412, "PreconditionFailed")
    assert refused(put, IfMatch='"other"') == (412, "PreconditionFailed")
    assert put(IfMatch=etag)["ETag"] == etag
    assert refused(put, IfNoneMatch='"some"') == (501, "NotImplemented")
    assert refused(main_s3.delete_object, Bucket=legacy_bucket, Key="k", IfMatch='"other"') == (412, "PreconditionFailed")
    main_s3.delete_object(Bucket=legacy_bucket, Key="k", IfMatch=etag)
    assert put(IfNoneMatch="*")["ETag"] == etag


# ---- ranges ----

@pytest.mark.parametrize("text, expected, content_range", [
    ("bytes=4-7", b"cont", "bytes 4-7/11"), ("bytes=4-", b"content", "bytes 4-10/11"), ("bytes=-7", b"content", "bytes 4-10/11"),
    ("bytes=-100", b"testcontent", "bytes 0-10/11"), ("bytes=0-0", b"t", "bytes 0-0/11"), ("bytes=5-1000", b"ontent", "bytes 5-10/11")])
def test_ranges(main_s3, legacy_bucket, text, expected, content_range):
    main_s3.put_object(Bucket=legacy_bucket, Key="k", Body=b"testcontent")
    got = main_s3.get_object(Bucket=legacy_bucket, Key="k", Range=text)
    assert (body(got), got["ContentRange"], got["ResponseMetadata"]["HTTPStatusCode"]) == (expected, content_range, 206)
    assert main_s3.head_object(Bucket=legacy_bucket, Key="k", Range=text)["ContentLength"] == len(expected)


@pytest.mark.parametrize("text", ["bytes=40-50", "bytes=11-", "bytes=-0"])
def test_ranges_outside(main_s3, legacy_bucket, text):
    main_s3.put_object(Bucket=legacy_bucket, Key="k", Body=b"testcontent")
    assert refused(main_s3.get_object, Bucket=legacy_bucket, Key="k", Range=text) == (416, "InvalidRange")


@pytest.mark.parametrize("text", ["bytes=7-4", "bytes=x", "lines=1-2", "bytes=0-1,3-4"])
def test_ranges_that_are_none(main_s3, legacy_bucket, text):
    main_s3.put_object(Bucket=legacy_bucket, Key="k", Body=b"testcontent")
    got = main_s3.get_object(Bucket=legacy_bucket, Key="k", Range=text)
    assert (body(got), got["ResponseMetadata"]["HTTPStatusCode"]) == (b"testcontent", 200)


def test_an_empty_object_has_no_range(main_s3, legacy_bucket):
    main_s3.put_object(Bucket=legacy_bucket, Key="k")
    assert refused(main_s3.get_object, Bucket=legacy_bucket, Key="k", Range="bytes=40-50") == (416, "InvalidRange")


# ---- digests and checksums ----

def md5(data):
    return base64.b64encode(hashlib.md5(data).digest()).decode()


def test_content_md5(legacy, legacy_bucket):
    put = lambda value: raw(legacy, "PUT", f"/{legacy_bucket}/k", headers={"Content-MD5": value}, body=b"bar")
    assert put(md5(b"bar")).status_code == 200
    assert error_of(put("rL0Y20zC+Fzt72VPzMSk2A==")) == (400, "BadDigest")
    for wrong in ("YWJyYWNhZGFicmE=", "", "no base64!"):
        assert error_of(put(wrong)) == (400, "InvalidDigest"), wrong


@pytest.mark.parametrize("algorithm, value", [
    ("CRC32", base64.b64encode(zlib.crc32(b"bar").to_bytes(4, "big")).decode()),
    ("SHA1", base64.b64encode(hashlib.sha1(b"bar").digest()).decode()),
    ("SHA256", base64.b64encode(hashlib.sha256(b"bar").digest()).decode()),
    ("CRC32C", None), ("CRC64NVME", None)])
def test_checksums(main_s3, legacy_bucket, algorithm, value):
    member = f"Checksum{algorithm}"
    put = main_s3.put_object(Bucket=legacy_bucket, Key="k", Body=b"bar", ChecksumAlgorithm=algorithm)
    assert put["ChecksumType"] == "FULL_OBJECT" and (value is None or put[member] == value)
    got = main_s3.get_object(Bucket=legacy_bucket, Key="k", ChecksumMode="ENABLED")
    assert got[member] == put[member] and body(got) == b"bar"
    head = main_s3.head_object(Bucket=legacy_bucket, Key="k", ChecksumMode="ENABLED")
    assert head[member] == put[member]
    attributes = main_s3.get_object_attributes(Bucket=legacy_bucket, Key="k", ObjectAttributes=["Checksum", "ETag", "ObjectSize", "StorageClass"])
    assert attributes["Checksum"][member] == put[member]
    assert (attributes["ObjectSize"], attributes["StorageClass"], attributes["ETag"]) == (3, "STANDARD", put["ETag"].strip('"'))
    wrong = base64.b64encode(bytes(len(base64.b64decode(put[member])))).decode()
    assert refused(main_s3.put_object, Bucket=legacy_bucket, Key="k", Body=b"bar", **{member: wrong}) == (400, "BadDigest")
    assert refused(main_s3.put_object, Bucket=legacy_bucket, Key="k", Body=b"bar", **{member: "bad"})[0] == 400


def test_a_body_without_its_length(legacy, new_bucket):
    import socket
    bucket = new_bucket(ACL="public-read-write")
    host, port = legacy.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(f"PUT /{bucket}/k HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n".encode())
        answer = connection.recv(65536).decode()
    assert answer.startswith("HTTP/1.1 411 ") and "MissingContentLength" in answer


# ---- tags ----

def test_tags_of_an_object(main_s3, legacy_bucket):
    main_s3.put_object(Bucket=legacy_bucket, Key="k", Body=b"x", Tagging="a=1&b%20c=%2B")
    assert main_s3.get_object_tagging(Bucket=legacy_bucket, Key="k")["TagSet"] == [{"Key": "a", "Value": "1"}, {"Key": "b c", "Value": "+"}]
    assert main_s3.head_object(Bucket=legacy_bucket, Key="k")["TagCount"] == 2
    tags = lambda count, key=1, value=1: {"TagSet": [{"Key": str(i).rjust(key, "k"), "Value": "v" * value} for i in range(count)]}
    main_s3.put_object_tagging(Bucket=legacy_bucket, Key="k", Tagging=tags(10, 128, 256))
    assert len(main_s3.get_object_tagging(Bucket=legacy_bucket, Key="k")["TagSet"]) == 10
    put = lambda tagging: refused(main_s3.put_object_tagging, Bucket=legacy_bucket, Key="k", Tagging=tagging)
    assert put(tags(11)) == (400, "BadRequest")
    assert put(tags(1, 129)) == (400, "InvalidTag") and put(tags(1, 1, 257)) == (400, "InvalidTag")
    assert put({"TagSet": [{"Key": "a", "Value": "1"}, {"Key": "a", "Value": "2"}]}) == (400, "InvalidTag")
    main_s3.delete_object_tagging(Bucket=legacy_bucket, Key="k")
    assert main_s3.get_object_tagging(Bucket=legacy_bucket, Key="k")["TagSet"] == []


# ---- keys of the customer ----

KEY = {"SSECustomerAlgorithm": "AES256", "SSECustomerKey": "0" * 32}


@pytest.mark.parametrize("size", [0, 1, 1024, 1024 * 1024, 1024 * 1024 + 7])
def test_objects_under_a_customers_key(main_s3, legacy_bucket, size):
    data = b"A" * size
    main_s3.put_object(Bucket=legacy_bucket, Key="k", Body=data, **KEY)
    got = main_s3.get_object(Bucket=legacy_bucket, Key="k", **KEY)
    assert body(got) == data and got["SSECustomerAlgorithm"] == "AES256"
    assert refused(main_s3.get_object, Bucket=legacy_bucket, Key="k") == (400, "InvalidRequest")
    assert refused(main_s3.head_object, Bucket=legacy_bucket, Key="k") == (400, "400")
    assert refused(main_s3.get_object, Bucket=legacy_bucket, Key="k", SSECustomerAlgorithm="AES256", SSECustomerKey="1" * 32) == (403, "AccessDenied")


@pytest.mark.parametrize("headers", [
    {"x-amz-server-side-encryption-customer-algorithm": "AES256"},
    {"x-amz-server-side-encryption-customer-key": "pO3upElrwuEXSoFwCfnZPdSsmt/xWeFa0N9KgDijwVs="},
    {"x-amz-server-side-encryption-customer-algorithm": "AES256", "x-amz-server-side-encryption-customer-key": "pO3upElrwuEXSoFwCfnZPdSsmt/xWeFa0N9KgDijwVs="},
    {"x-amz-server-side-encryption-customer-algorithm": "AES256", "x-amz-server-side-encryption-customer-key": "pO3upElrwuEXSoFwCfnZPdSsmt/xWeFa0N9KgDijwVs=",
     "x-amz-server-side-encryption-customer-key-md5": "AAAAAAAAAAAAAAAAAAAAAA=="},
    {"x-amz-server-side-encryption": "AES257"}])
def test_encryption_headers_that_do_not_fit(legacy, legacy_bucket, headers):
    answer = raw(legacy, "PUT", f"/{legacy_bucket}/k", headers=headers, body=b"x")
    assert error_of(answer) in ((400, "InvalidArgument"), (400, "InvalidRequest"), (400, "InvalidEncryptionAlgorithmError")), answer.text


# ---- signatures and dates ----

@pytest.mark.parametrize("change, expected", [
    (lambda h: h.update({"Authorization": "AWS4-HMAC-SHA256 Credential=HAHAHA"}), (400, "AuthorizationHeaderMalformed")),
    (lambda h: h.update({"Authorization": ""}), (403, "AccessDenied")),
    (lambda h: h.update({"Authorization": "AWS5 x"}), (400, "InvalidArgument")),
    (lambda h: h.update({"X-Amz-Date": "20010101T000000Z"}), (403, "RequestTimeTooSkewed")),
    (lambda h: h.update({"X-Amz-Date": "99990101T000000Z"}), (403, "RequestTimeTooSkewed")),
    (lambda h: h.update({"X-Amz-Date": "Bad Date"}), (403, "AccessDenied")),
    (lambda h: h.pop("X-Amz-Content-SHA256"), (400, "InvalidRequest"))])
def test_bad_signatures(legacy, legacy_bucket, change, expected):
    answer = raw(legacy, "PUT", f"/{legacy_bucket}/k", body=b"x", sign=change)
    assert error_of(answer) == expected or (expected[1] == "RequestTimeTooSkewed" and answer.status_code in (400, 403)), answer.text


def test_presigned_urls_end(main_s3, legacy_bucket):
    main_s3.put_object(Bucket=legacy_bucket, Key="k", Body=b"x")
    v4 = main_s3.generate_presigned_url("get_object", {"Bucket": legacy_bucket, "Key": "k"}, ExpiresIn=60)
    assert requests.get(v4, timeout=10).text == "x"
    assert requests.put(v4, data=b"y", timeout=10).status_code == 403


def test_a_presigned_url_of_no_time_is_over(legacy, main_s3, legacy_bucket):
    main_s3.put_object(Bucket=legacy_bucket, Key="k", Body=b"x")
    keys = legacy.credentials("main/user/suite")
    request = botocore.awsrequest.AWSRequest("GET", f"{legacy.url}/{legacy_bucket}/k")
    botocore.auth.S3SigV4QueryAuth(botocore.credentials.Credentials(keys["aws_access_key_id"], keys["aws_secret_access_key"]),
                                   "s3", "us-east-1", expires=0).add_auth(request)
    assert error_of(requests.get(request.prepare().url, timeout=10)) == (403, "AccessDenied")


def test_an_expectation_of_nothing_is_none(legacy, legacy_bucket):
    assert raw(legacy, "PUT", f"/{legacy_bucket}/k", body=b"x", headers={"Expect": ""}).status_code == 200
    assert raw(legacy, "PUT", f"/{legacy_bucket}/k", body=b"x", headers={"Expect": "200-ok"}).status_code == 417


def test_archives_are_restored_before_they_are_read(main_s3, legacy_bucket):
    main_s3.put_object(Bucket=legacy_bucket, Key="cold", Body=b"x", StorageClass="GLACIER")
    assert refused(main_s3.get_object, Bucket=legacy_bucket, Key="cold") == (403, "InvalidObjectState")
    restore = {"Days": 1, "GlacierJobParameters": {"Tier": "Expedited"}}
    answer = main_s3.restore_object(Bucket=legacy_bucket, Key="cold", RestoreRequest=restore)
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 202
    assert main_s3.head_object(Bucket=legacy_bucket, Key="cold")["Restore"] == 'ongoing-request="true"'
    assert refused(main_s3.restore_object, Bucket=legacy_bucket, Key="cold", RestoreRequest=restore) == \
        (409, "RestoreAlreadyInProgress")
    listed = main_s3.list_objects_v2(Bucket=legacy_bucket, OptionalObjectAttributes=["RestoreStatus"])["Contents"]
    assert listed[0]["RestoreStatus"]["IsRestoreInProgress"] is True
    main_s3.put_object(Bucket=legacy_bucket, Key="warm", Body=b"x")
    assert refused(main_s3.restore_object, Bucket=legacy_bucket, Key="warm", RestoreRequest=restore) == \
        (403, "InvalidObjectState")


def test_large_bodies_have_a_checksum_too(legacy, legacy_bucket, main_s3):
    """S3 computes CRC64NVME of whatever comes without one, at any size and in parts."""
    body = bytes(range(256)) * 30_000
    assert raw(legacy, "PUT", f"/{legacy_bucket}/whole", body=body).headers["x-amz-checksum-type"] == "FULL_OBJECT"
    whole = main_s3.head_object(Bucket=legacy_bucket, Key="whole", ChecksumMode="ENABLED")["ChecksumCRC64NVME"]
    upload = main_s3.create_multipart_upload(Bucket=legacy_bucket, Key="parts")["UploadId"]
    middle = 5 * 1024 * 1024
    parts = [{"PartNumber": number, "ETag": main_s3.upload_part(Bucket=legacy_bucket, Key="parts", UploadId=upload, PartNumber=number,
                                                                Body=piece)["ETag"]}
             for number, piece in ((1, body[:middle]), (2, body[middle:]))]
    done = main_s3.complete_multipart_upload(Bucket=legacy_bucket, Key="parts", UploadId=upload, MultipartUpload={"Parts": parts})
    assert (done["ChecksumCRC64NVME"], done["ChecksumType"]) == (whole, "FULL_OBJECT")
    copied = main_s3.copy_object(Bucket=legacy_bucket, Key="copy", CopySource={"Bucket": legacy_bucket, "Key": "parts"})
    assert copied["CopyObjectResult"]["ChecksumCRC64NVME"] == whole


@pytest.mark.parametrize("target", ["?acl", "?versioning", "?uploads", "?policyStatus", "/k?acl", "/k?uploads", "/k?versions"])
def test_what_cannot_be_deleted_deletes_nothing_else(legacy, new_bucket, main_s3, target):
    bucket = new_bucket()
    if target.startswith("/"):
        main_s3.put_object(Bucket=bucket, Key="k", Body=b"kept")
    path, query = target.split("?")
    answer = raw(legacy, "DELETE", f"/{bucket}{path}", query=query)
    assert error_of(answer) == (405, "MethodNotAllowed")
    assert f"<Method>DELETE</Method><ResourceType>{'OBJECT' if path else 'BUCKET'}</ResourceType>" in answer.text
    assert main_s3.head_bucket(Bucket=bucket)
    if path:
        assert main_s3.get_object(Bucket=bucket, Key="k")["Body"].read() == b"kept"
    assert error_of(raw(legacy, "POST", f"/{bucket}/k")) == (405, "MethodNotAllowed")


@pytest.mark.parametrize("method, query, status, code", [
    ("PUT", "uploadId=x", 405, "MethodNotAllowed"),
    ("PUT", "partNumber=1", 400, "InvalidArgument"),
    ("GET", "uploads", 400, "InvalidRequest"),
    ("GET", "versions", 400, "InvalidRequest"),
])
def test_half_of_another_operation_is_not_this_one(legacy, legacy_bucket, main_s3, method, query, status, code):
    main_s3.put_object(Bucket=legacy_bucket, Key="k", Body=b"kept")
    assert error_of(raw(legacy, method, f"/{legacy_bucket}/k", query=query, body=b"lost" if method == "PUT" else b"")) == (status, code)
    assert main_s3.get_object(Bucket=legacy_bucket, Key="k")["Body"].read() == b"kept"


def test_where_a_bucket_is_everybody_is_told(legacy, legacy_bucket):
    answer = requests.head(f"{legacy.url}/{legacy_bucket}", timeout=10)
    assert (answer.status_code, answer.headers["x-amz-bucket-region"]) == (403, "us-east-1")


def test_a_copy_source_as_clients_write_it(legacy, legacy_bucket, main_s3):
    main_s3.put_object(Bucket=legacy_bucket, Key="a b", Body=b"x")
    for source in (f"{legacy_bucket}/a+b", f"/{legacy_bucket}/a%20b", f"https://s3.amazonaws.com/{legacy_bucket}/a%20b"):
        assert raw(legacy, "PUT", f"/{legacy_bucket}/copy", headers={"x-amz-copy-source": source}).status_code == 200
    assert error_of(raw(legacy, "PUT", f"/{legacy_bucket}/copy", headers={"x-amz-copy-source": "nothing"})) == (400, "InvalidArgument")
