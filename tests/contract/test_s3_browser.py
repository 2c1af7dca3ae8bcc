"""What browsers send to S3: uploads by a form with a signed policy, preflights, and the old signatures.

Source: Amazon S3 API Reference, POST Object, "Creating a POST policy"; S3 User Guide, "Using CORS".
"""

import base64
import datetime
import hashlib
import hmac
import json
import xml.etree.ElementTree

import boto3
import botocore.config
import pytest
import requests

from conftest import refused


def later(seconds):
    return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def post(server, bucket, fields, body=b"bar", file_name="notes.txt", headers=None):
    return requests.post(f"{server.url}/{bucket}", data=fields, files={"file": (file_name, body)}, headers=headers,
                         allow_redirects=False, timeout=10)


def signed(server, bucket, key="foo.txt", fields=None, conditions=(), principal="main/user/suite", **how):
    client = server.client("s3", principal, region="us-east-1", signature_version="s3v4")
    return client.generate_presigned_post(bucket, key, Fields=fields or {}, Conditions=list(conditions), **how)["fields"]


def code_of(answer):
    return answer.status_code, xml.etree.ElementTree.fromstring(answer.text).findtext("Code")


# ---- uploads ----

def test_a_form_uploads_an_object(legacy, legacy_bucket, main_s3):
    answer = post(legacy, legacy_bucket, signed(legacy, legacy_bucket))
    assert answer.status_code == 204 and answer.text == ""
    assert answer.headers["ETag"] == '"37b51d194a7513e45b56f6524f2d51f2"'
    assert answer.headers["Location"] == f"{legacy.url}/{legacy_bucket}/foo.txt"
    assert main_s3.get_object(Bucket=legacy_bucket, Key="foo.txt")["Body"].read() == b"bar"


def test_a_form_uploads_many_bytes(legacy, legacy_bucket, main_s3):
    body = bytes(range(256)) * 40_000 + b"\r\n--almost a boundary"
    assert post(legacy, legacy_bucket, signed(legacy, legacy_bucket), body).status_code == 204
    assert main_s3.get_object(Bucket=legacy_bucket, Key="foo.txt")["Body"].read() == body


def test_what_the_fields_say_is_kept(legacy, legacy_bucket, main_s3):
    tagging = "<Tagging><TagSet><Tag><Key>team</Key><Value>red + blue</Value></Tag></TagSet></Tagging>"
    fields = {"Content-Type": "text/plain", "x-amz-meta-origin": "form", "acl": "public-read", "tagging": tagging,
              "Cache-Control": "no-store"}
    fields = signed(legacy, legacy_bucket, "in/${filename}", fields, [["starts-with", "$Content-Type", "text/"],
                    {"x-amz-meta-origin": "form"}, {"acl": "public-read"}, {"tagging": tagging}, {"Cache-Control": "no-store"}])
    assert post(legacy, legacy_bucket, fields, file_name="C:\\home\\a b.txt").status_code == 204
    got = main_s3.get_object(Bucket=legacy_bucket, Key="in/a b.txt")
    assert (got["ContentType"], got["Metadata"], got["CacheControl"], got["TagCount"]) == ("text/plain", {"origin": "form"}, "no-store", 1)
    assert main_s3.get_object_tagging(Bucket=legacy_bucket, Key="in/a b.txt")["TagSet"] == [{"Key": "team", "Value": "red + blue"}]
    assert requests.get(f"{legacy.url}/{legacy_bucket}/in/a%20b.txt", timeout=10).text == "bar"


@pytest.mark.parametrize("status", ["200", "201", "204", "404"])
def test_success_action_status(legacy, legacy_bucket, status):
    fields = signed(legacy, legacy_bucket, "foo", {"success_action_status": status}, [{"success_action_status": status}])
    answer = post(legacy, legacy_bucket, fields)
    assert answer.status_code == (204 if status == "404" else int(status))
    if status == "201":
        body = xml.etree.ElementTree.fromstring(answer.text)
        assert body.tag == "PostResponse"
        assert (body.findtext("Bucket"), body.findtext("Key"), body.findtext("ETag")) == \
            (legacy_bucket, "foo", '"37b51d194a7513e45b56f6524f2d51f2"')
    else:
        assert answer.text == ""


def test_success_action_redirect(legacy, legacy_bucket):
    fields = signed(legacy, legacy_bucket, "foo", {"success_action_redirect": "http://127.0.0.1/done?x=1"},
                    [["starts-with", "$success_action_redirect", "http://127.0.0.1/"]])
    answer = post(legacy, legacy_bucket, fields)
    assert answer.status_code == 303
    assert answer.headers["Location"] == \
        f"http://127.0.0.1/done?x=1&bucket={legacy_bucket}&key=foo&etag=%2237b51d194a7513e45b56f6524f2d51f2%22"


def test_an_anonymous_form_needs_a_bucket_that_lets_everyone_write(legacy, legacy_bucket, new_bucket, main_s3):
    assert code_of(post(legacy, legacy_bucket, {"key": "foo"})) == (403, "AccessDenied")
    public = new_bucket(ACL="public-read-write")
    assert post(legacy, public, {"key": "foo"}).status_code == 204
    assert main_s3.head_object(Bucket=public, Key="foo")["ContentLength"] == 3


def test_the_gate_stands_before_a_form(legacy, legacy_bucket):
    answer = post(legacy, legacy_bucket, signed(legacy, legacy_bucket, principal="main/user/nobody"))
    assert code_of(answer) == (403, "AccessDenied") and "s3:PutObject" in answer.text
    assert "no identity-based policy allows the s3:PutObject action" in answer.text


def test_conditions_are_held_against_the_name_of_the_file(legacy, legacy_bucket, main_s3):
    fields = old_fields(legacy, policy_for(legacy_bucket), key="${filename}")
    assert post(legacy, legacy_bucket, fields, file_name="foo.txt").status_code == 204
    assert main_s3.head_object(Bucket=legacy_bucket, Key="foo.txt")["ContentLength"] == 3
    assert code_of(post(legacy, legacy_bucket, fields, file_name="bar.txt")) == (403, "AccessDenied")


def test_conditions_are_held(legacy, legacy_bucket):
    fields = signed(legacy, legacy_bucket, "foo", {"acl": "private"}, [{"acl": "private"}])
    denied = post(legacy, legacy_bucket, {**fields, "acl": "public-read"})
    assert code_of(denied) == (403, "AccessDenied") and "Policy Condition failed" in denied.text
    extra = post(legacy, legacy_bucket, {**fields, "x-amz-meta-a": "b"})
    assert code_of(extra) == (403, "AccessDenied") and "Extra input fields: x-amz-meta-a" in extra.text
    assert post(legacy, legacy_bucket, {**fields, "x-ignore-a": "b"}).status_code == 204
    assert code_of(post(legacy, legacy_bucket, {**fields, "key": "other"})) == (403, "AccessDenied")


def test_the_size_is_held(legacy, legacy_bucket):
    fields = signed(legacy, legacy_bucket, "foo", {}, [["content-length-range", 2, 5]])
    assert code_of(post(legacy, legacy_bucket, fields, b"b")) == (400, "EntityTooSmall")
    assert code_of(post(legacy, legacy_bucket, fields, b"b" * 100_000)) == (400, "EntityTooLarge")
    assert post(legacy, legacy_bucket, fields, b"bbbbb").status_code == 204


def test_an_expired_or_false_policy_is_refused(legacy, legacy_bucket):
    expired = post(legacy, legacy_bucket, signed(legacy, legacy_bucket, ExpiresIn=-60))
    assert code_of(expired) == (403, "AccessDenied") and "Policy expired" in expired.text
    fields = signed(legacy, legacy_bucket)
    assert code_of(post(legacy, legacy_bucket, {**fields, "x-amz-signature": "0" * 64})) == (403, "SignatureDoesNotMatch")
    unknown = fields["x-amz-credential"].replace(fields["x-amz-credential"].split("/")[0], "AKIAIOSFODNN7EXAMPLE")
    assert code_of(post(legacy, legacy_bucket, {**fields, "x-amz-credential": unknown})) == (403, "InvalidAccessKeyId")


def old_fields(server, policy, key="foo.txt", secret=None):
    """A form signed with Signature Version 2, which policies of any form can be tried with."""
    keys = server.credentials("main/user/suite")
    text = base64.b64encode(policy if isinstance(policy, bytes) else json.dumps(policy).encode()).decode()
    signature = hmac.new((secret or keys["aws_secret_access_key"]).encode(), text.encode(), hashlib.sha1).digest()
    fields = {"key": key, "AWSAccessKeyId": keys["aws_access_key_id"], "policy": text, "signature": base64.b64encode(signature).decode()}
    if keys.get("aws_session_token"):
        fields["x-amz-security-token"] = keys["aws_session_token"]
    return fields


def policy_for(bucket, *more):
    return {"expiration": later(600), "conditions": [{"bucket": bucket}, ["starts-with", "$key", "foo"], *more]}


@pytest.mark.parametrize("policy, status, code", [
    (b"{", 400, "InvalidPolicyDocument"),
    ({"conditions": []}, 400, "InvalidPolicyDocument"),
    ({"expiration": "2099-01-01T00:00:00Z"}, 400, "InvalidPolicyDocument"),
    ({"expiration": "tomorrow", "conditions": []}, 400, "InvalidPolicyDocument"),
    ({"expiration": "2099-01-01T00:00:00Z", "conditions": [["content-length-range", 0]]}, 400, "InvalidPolicyDocument"),
    ({"expiration": "2099-01-01T00:00:00Z", "conditions": [{"bucket": 7}]}, 400, "InvalidPolicyDocument"),
    ({"expiration": "2099-01-01T00:00:00Z", "conditions": []}, 403, "AccessDenied"),
])
def test_a_policy_that_cannot_be_read(legacy, legacy_bucket, policy, status, code):
    assert code_of(post(legacy, legacy_bucket, old_fields(legacy, policy))) == (status, code)


def test_old_forms_are_taken(legacy, legacy_bucket):
    assert post(legacy, legacy_bucket, old_fields(legacy, policy_for(legacy_bucket))).status_code == 204
    false = old_fields(legacy, policy_for(legacy_bucket), secret="false")
    assert code_of(post(legacy, legacy_bucket, false)) == (403, "SignatureDoesNotMatch")
    fields = old_fields(legacy, policy_for(legacy_bucket))
    del fields["signature"]
    assert code_of(post(legacy, legacy_bucket, fields)) == (400, "InvalidArgument")
    unsigned = {"key": "foo.txt", "policy": fields["policy"]}
    assert code_of(post(legacy, legacy_bucket, unsigned)) == (403, "AccessDenied")


def test_a_form_lacks_its_key_its_file_or_its_end(legacy, legacy_bucket):
    fields = signed(legacy, legacy_bucket)
    no_key = {name: value for name, value in fields.items() if name != "key"}
    assert code_of(post(legacy, legacy_bucket, no_key)) == (400, "InvalidArgument")
    no_policy = {name: value for name, value in fields.items() if name != "policy"}
    assert code_of(post(legacy, legacy_bucket, no_policy)) == (400, "InvalidArgument")
    no_file = requests.post(f"{legacy.url}/{legacy_bucket}", files={name: (None, value) for name, value in fields.items()}, timeout=10)
    assert code_of(no_file) == (400, "InvalidArgument")
    broken = requests.post(f"{legacy.url}/{legacy_bucket}", data=b"--x\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nk",
                           headers={"Content-Type": "multipart/form-data; boundary=x"}, timeout=10)
    assert code_of(broken) == (400, "MalformedPOSTRequest")
    long = post(legacy, legacy_bucket, {**fields, "x-ignore-a": "a" * 30_000})
    assert code_of(long) == (400, "MaxPostPreDataLengthExceeded")


# ---- old signatures ----

def test_presigned_urls_of_version_2(legacy, legacy_bucket, main_s3):
    main_s3.put_object(Bucket=legacy_bucket, Key="a b/ü", Body=b"bar")
    old = legacy.client("s3", "main/user/suite", region="us-east-1", signature_version="s3")
    url = old.generate_presigned_url("get_object", {"Bucket": legacy_bucket, "Key": "a b/ü", "ResponseContentType": "text/x"}, ExpiresIn=60)
    assert "AWSAccessKeyId=" in url
    got = requests.get(url, timeout=10)
    assert (got.status_code, got.text, got.headers["Content-Type"]) == (200, "bar", "text/x")
    assert code_of(requests.get(url.replace("text%2Fx", "text%2Fy"), timeout=10)) == (403, "SignatureDoesNotMatch")
    expired = old.generate_presigned_url("get_object", {"Bucket": legacy_bucket, "Key": "a b/ü"}, ExpiresIn=-1)
    assert code_of(requests.get(expired, timeout=10)) == (403, "AccessDenied")
    assert len(old.list_objects(Bucket=legacy_bucket)["Contents"]) == 1


def test_what_the_sdk_presigns_by_default_in_the_first_region(server):
    """botocore signs URLs there by Version 2, also of new buckets."""
    client = server.client("s3", "outsider/admin", region="us-east-1", signature_version=None)
    client.create_bucket(Bucket="presigned-by-default")
    url = client.generate_presigned_url("put_object", {"Bucket": "presigned-by-default", "Key": "k"})
    assert requests.put(url, data=b"bar", timeout=10).status_code == 200
    assert requests.get(client.generate_presigned_url("get_object", {"Bucket": "presigned-by-default", "Key": "k"}), timeout=10).text == "bar"
    form = client.generate_presigned_post("presigned-by-default", "in/${filename}")
    assert requests.post(form["url"], data=form["fields"], files={"file": ("a.txt", b"bar")}, timeout=10).status_code == 204


def test_headers_of_a_presigned_url_may_stand_in_its_query(legacy, legacy_bucket, main_s3):
    from botocore.auth import S3SigV4QueryAuth
    from botocore.awsrequest import AWSRequest
    keys = legacy.credentials("main/user/suite")
    from botocore.credentials import Credentials
    request = AWSRequest("PUT", f"{legacy.url}/{legacy_bucket}/k?x-amz-meta-from=query&x-amz-storage-class=STANDARD_IA")
    S3SigV4QueryAuth(Credentials(keys["aws_access_key_id"], keys["aws_secret_access_key"], keys.get("aws_session_token")),
                     "s3", "us-east-1").add_auth(request)
    assert requests.put(request.url, data=b"x", timeout=10).status_code == 200
    head = main_s3.head_object(Bucket=legacy_bucket, Key="k")
    assert (head["Metadata"], head["StorageClass"]) == ({"from": "query"}, "STANDARD_IA")


def presigned(server, target, headers=None):
    """A PUT presigned by Version 4, with the parameters of `target` and these headers under the signature."""
    from botocore.auth import S3SigV4QueryAuth
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials
    keys = server.credentials("main/user/suite")
    request = AWSRequest("PUT", f"{server.url}/{target}", headers=headers or {})
    S3SigV4QueryAuth(Credentials(keys["aws_access_key_id"], keys["aws_secret_access_key"], keys.get("aws_session_token")),
                     "s3", "us-east-1").add_auth(request)
    return request.url


def test_a_checksum_in_the_query_is_of_no_body(legacy, legacy_bucket, main_s3):
    """The JavaScript SDK presigns that of an empty one."""
    url = presigned(legacy, f"{legacy_bucket}/k?x-amz-checksum-crc32=AAAAAA%3D%3D&x-amz-sdk-checksum-algorithm=CRC32")
    assert requests.put(url, data=b"123456", timeout=10).status_code == 200
    head = main_s3.head_object(Bucket=legacy_bucket, Key="k", ChecksumMode="ENABLED")
    assert (head["ChecksumCRC64NVME"], head["ChecksumType"]) == ("CVmbZh4IWzA=", "FULL_OBJECT")


def test_a_condition_in_the_query_holds(legacy, legacy_bucket):
    url = presigned(legacy, f"{legacy_bucket}/once?If-None-Match=%2A")
    assert [requests.put(url, data=b"x", timeout=10).status_code for _ in range(2)] == [200, 412]


def test_a_signed_header_may_come_as_a_parameter(legacy, legacy_bucket):
    url = presigned(legacy, f"{legacy_bucket}/k?x-amz-server-side-encryption=AES256", {"x-amz-server-side-encryption": "AES256"})
    answer = requests.put(url, data=b"x", timeout=10)
    assert (answer.status_code, answer.headers["x-amz-server-side-encryption"]) == (200, "AES256")
    assert requests.put(url.replace("=AES256", "=aws%3Akms"), data=b"x", timeout=10).status_code == 403


# ---- cross-origin requests ----

RULES = {"CORSRules": [
    {"AllowedMethods": ["GET", "PUT"], "AllowedOrigins": ["https://*.example.com"], "AllowedHeaders": ["x-amz-*", "Content-Type"],
     "ExposeHeaders": ["ETag"], "MaxAgeSeconds": 300},
    {"AllowedMethods": ["GET"], "AllowedOrigins": ["*"]}]}


def ask(server, bucket, origin, method, headers=None):
    sent = {"Origin": origin, "Access-Control-Request-Method": method}
    if headers:
        sent["Access-Control-Request-Headers"] = headers
    return requests.options(f"{server.url}/{bucket}/k", headers=sent, timeout=10)


def test_preflights_are_answered_by_the_buckets_rules(legacy, legacy_bucket, main_s3):
    assert code_of(ask(legacy, legacy_bucket, "https://a.example.com", "GET")) == (403, "AccessForbidden")
    main_s3.put_bucket_cors(Bucket=legacy_bucket, CORSConfiguration=RULES)
    got = ask(legacy, legacy_bucket, "https://a.example.com", "PUT", "X-Amz-Meta-A, content-type")
    assert got.status_code == 200
    assert got.headers["Access-Control-Allow-Origin"] == "https://a.example.com"
    assert got.headers["Access-Control-Allow-Methods"] == "GET, PUT"
    assert got.headers["Access-Control-Allow-Headers"] == "x-amz-meta-a, content-type"
    assert got.headers["Access-Control-Expose-Headers"] == "ETag"
    assert got.headers["Access-Control-Max-Age"] == "300"
    assert got.headers["Access-Control-Allow-Credentials"] == "true"
    anyone = ask(legacy, legacy_bucket, "https://elsewhere.org", "GET")
    assert anyone.headers["Access-Control-Allow-Origin"] == "*" and "Access-Control-Allow-Credentials" not in anyone.headers
    for origin, method, headers in (("https://elsewhere.org", "PUT", None), ("https://a.example.com", "DELETE", None),
                                    ("https://a.example.com", "PUT", "x-other")):
        refusal = ask(legacy, legacy_bucket, origin, method, headers)
        assert code_of(refusal) == (403, "AccessForbidden") and "Access-Control-Allow-Origin" not in refusal.headers
    assert code_of(requests.options(f"{legacy.url}/{legacy_bucket}/k", timeout=10)) == (400, "BadRequest")
    assert code_of(ask(legacy, "no-such-bucket-here", "https://a.example.com", "GET")) == (403, "AccessForbidden")


def test_answers_say_which_page_may_read_them(legacy, legacy_bucket, main_s3):
    main_s3.put_bucket_cors(Bucket=legacy_bucket, CORSConfiguration=RULES)
    main_s3.put_object(Bucket=legacy_bucket, Key="k", Body=b"x", ACL="public-read")
    get = lambda key, origin: requests.get(f"{legacy.url}/{legacy_bucket}/{key}", headers={"Origin": origin}, timeout=10)
    assert get("k", "https://a.example.com").headers["Access-Control-Allow-Origin"] == "https://a.example.com"
    assert get("k", "https://other.org").headers["Access-Control-Allow-Origin"] == "*"
    denied = get("absent", "https://a.example.com")
    assert denied.status_code == 403 and denied.headers["Access-Control-Allow-Origin"] == "https://a.example.com"
    assert "Access-Control-Allow-Origin" not in requests.get(f"{legacy.url}/{legacy_bucket}/k", timeout=10).headers
    put = requests.put(f"{legacy.url}/{legacy_bucket}/k", headers={"Origin": "https://other.org"}, timeout=10)
    assert put.status_code == 403 and "Access-Control-Allow-Origin" not in put.headers
