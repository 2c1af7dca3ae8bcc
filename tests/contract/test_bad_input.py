"""What no SDK would send: each gets AWS's error or a plain 400, the server goes on, and its memory stays bounded."""

import base64
import hashlib
import pathlib
import re
import socket
import threading
import time

import botocore.exceptions
import pytest
import requests

from conftest import ROOT, Server, error_of, raw


@pytest.fixture(scope="module")
def lone():
    """A server of its own, with one bucket that everyone may write."""
    server = Server("--s3-defaults", "legacy")
    server.client("s3", "main", region="us-east-1").create_bucket(Bucket="open-to-all", ACL="public-read-write")
    yield server
    assert server.process.poll() is None, "the server has ended"
    server.stop()


def speak(server, *pieces, wait=5, pause=0.0):
    """Sends bytes and gives what comes back until the server closes, or `wait` seconds without a byte."""
    host, port = server.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=wait) as connection:
        answer = b""
        try:
            for piece in pieces:
                connection.sendall(piece)
                time.sleep(pause)
            connection.shutdown(socket.SHUT_WR)
            while piece := connection.recv(65536):
                answer += piece
        except OSError:  # a time-out, or the server has closed already
            pass
    return answer.decode("latin-1")


def status(answer):
    found = re.match(r"HTTP/1\.1 (\d{3}) ", answer)
    return int(found.group(1)) if found else None


def still_answers(server):
    assert server.client("sts", "main").get_caller_identity()["Account"]


def memory_mib(server):
    text = pathlib.Path(f"/proc/{server.process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", text).group(1)) // 1024


# ---- HTTP ----

@pytest.mark.parametrize("request_bytes", [
    b"\r\n\r\n\r\n", b"GET\r\n\r\n", b"GET /\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"G\x00T / HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost x\r\n\r\n", b"GET / HTTP/1.1\r\n Host: x\r\n\r\n", b"GET / HTTP/1.1\r\nHo\x01st: x\r\n\r\n",
    b"GET /\x7f\x80 HTTP/1.1\r\nHost: x\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(200),
    b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcde",
    b"PUT /open-to-all/k HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999999\r\n\r\n",
    b"PUT /open-to-all/k HTTP/1.1\r\nHost: x\r\nContent-Length: 0x10\r\n\r\n",
    b"PUT /open-to-all/k HTTP/1.1\r\nHost: x\r\nContent-Length: +5\r\n\r\nabcde",
    b"PUT /open-to-all/k HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    b"PUT /open-to-all/k HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    b"PUT /open-to-all/k HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
    b"PUT /open-to-all/k HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nabc",
    b"PUT /open-to-all/k HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcX0\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n" + b"", b"GET  /  HTTP/1.1\r\nHost: x\r\n\r\n"])
def test_malformed_http(lone, request_bytes):
    answer = speak(lone, request_bytes)
    assert answer == "" or 400 <= status(answer) < 500 or status(answer) in (501, 505), answer[:200]
    still_answers(lone)


@pytest.mark.parametrize("head", [
    b"GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + b"a" * (2 << 20) + b"\r\n\r\n",
    b"GET /" + b"a" * (2 << 20) + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /?" + b"a=b&" * (1 << 19) + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: x\r\n" + b"".join(b"X-%d: y\r\n" % i for i in range(200_000)) + b"\r\n"])
def test_heads_of_two_megabytes(lone, head):
    before = memory_mib(lone)
    answer = speak(lone, head)
    assert answer == "" or status(answer) in (400, 413, 414, 431), answer[:200]
    assert memory_mib(lone) < before + 16
    still_answers(lone)


def test_bodies_that_break_off_leave_nothing(lone):
    for sent in (b"PUT /open-to-all/half HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n" + b"a" * 300_000,
                 b"PUT /open-to-all/half HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n40000\r\n" + b"a" * 0x20000):
        answer = speak(lone, sent)
        assert answer == "" or 400 <= status(answer) < 500, answer[:200]
    assert "Contents" not in lone.client("s3", "main", region="us-east-1").list_objects(Bucket="open-to-all", Prefix="half")


# Where two readers could see the end of a request in two places, what one of them takes for a body is the next request for the
# other. The answer is one refusal and the end of the connection: what follows is never read as a request.
SMUGGLED = b"GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n"


@pytest.mark.parametrize("framing, expected", [
    (b"Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n", 400), (b"Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\n", 400),
    (b"Content-Length: 0\r\nContent-Length: 0\r\n\r\n", 400), (b"Content-Length: 0, 0\r\n\r\n", 400), (b"Content-Length: 0\r\nContent-Length: 38\r\n\r\n", 400),
    (b"Content-Length: -1\r\n\r\n", 400), (b"Content-Length: 1e3\r\n\r\n", 400), (b"Content-Length: \r\n\r\n", 400), (b"Content-Length : 0\r\n\r\n", 400),
    (b"Content-Length: 18446744073709551616\r\n\r\n", 400), (b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n", 400),
    (b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 400), (b"Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n", 400),
    (b"Transfer-Encoding: identity\r\n\r\n", 400), (b"Transfer-Encoding: gzip\r\n\r\n", 400), (b"Transfer-Encoding:\r\n chunked\r\nTransfer-Encoding: x\r\n\r\n", 400),
    (b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
    (b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n", 400),
    (b"Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n", 400), (b"Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n", 400), (b"Transfer-Encoding: chunked\r\n\r\n0\n\n", 400),
    (b"Transfer-Encoding: chunked\r\n\r\n10000000000000000\r\n", 400), (b"X: a\nContent-Length: 38\r\n\r\n", 400), (b"X: a\rContent-Length: 38\r\n\r\n", 400)])
def test_no_request_hides_in_another(lone, framing, expected):
    answer = speak(lone, b"PUT /open-to-all/k HTTP/1.1\r\nHost: x\r\n" + framing + SMUGGLED)
    assert status(answer) == expected and answer.count("HTTP/1.1 ") == 1, answer[:300]
    still_answers(lone)


def test_only_chunks_code_a_transfer(lone):
    """Nothing is decompressed: a coding before the chunks is S3's NotImplemented, of any service; a body's own encoding is kept."""
    for target in (b"PUT /open-to-all/coded", b"POST /"):
        answer = speak(lone, target + b" HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\nConnection: close\r\n\r\n0\r\n\r\n")
        assert status(answer) == 501 and "<Code>NotImplemented</Code>" in answer, answer[:300]
    assert "<Header>Transfer-Encoding</Header>" in answer
    bomb = b"\x1f\x8b" + bytes(1000)
    put = speak(lone, b"PUT /open-to-all/coded HTTP/1.1\r\nHost: x\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % len(bomb) + bomb)
    assert status(put) == 200
    got = lone.client("s3", "main", region="us-east-1").get_object(Bucket="open-to-all", Key="coded")
    assert (got["ContentLength"], got["ContentEncoding"], got["Body"].read()) == (len(bomb), "gzip", bomb)
    lone.client("s3", "main", region="us-east-1").delete_object(Bucket="open-to-all", Key="coded")


def test_pieces_of_a_folded_header_are_one_value(lone):
    answer = speak(lone, b"PUT /open-to-all/folded HTTP/1.1\r\nHost: x\r\nx-amz-meta-a: one\r\n two\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    s3 = lone.client("s3", "main", region="us-east-1")
    if status(answer) == 200:
        assert s3.head_object(Bucket="open-to-all", Key="folded")["Metadata"] == {"a": "one two"}
        s3.delete_object(Bucket="open-to-all", Key="folded")
    else:
        assert status(answer) == 400


def test_heads_that_never_end_do_not_hold_the_server(lone):
    host, port = lone.url.removeprefix("http://").split(":")
    held = [socket.create_connection((host, int(port))) for _ in range(200)]
    for one in held:
        one.sendall(b"GET / HTTP/1.1\r\nHost: ")
    still_answers(lone)
    for one in held:
        one.close()


def test_slow_heads_are_cut_off(lone):
    """A head has 20 seconds, however steadily its bytes drip."""
    host, port = lone.url.removeprefix("http://").split(":")
    began, cut = time.monotonic(), None
    with socket.create_connection((host, int(port)), timeout=1) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
        while cut is None and time.monotonic() - began < 40:
            try:
                connection.sendall(b"X: y\r\n")
                time.sleep(0.5)
                connection.setblocking(False)
                cut = time.monotonic() - began if connection.recv(10) == b"" else None
            except BlockingIOError:
                pass
            except OSError:
                cut = time.monotonic() - began
            connection.setblocking(True)
    assert cut is not None and 15 < cut < 30, cut


# ---- bodies ----

@pytest.mark.parametrize("value, code", [("", "InvalidDigest"), ("x", "InvalidDigest"), ("=" * 24, "InvalidDigest"), ("A" * 5000, "InvalidDigest"),
                                         (base64.b64encode(b"short").decode(), "InvalidDigest"), (base64.b64encode(hashlib.md5(b"other").digest()).decode(), "BadDigest")])
def test_wrong_digests(lone, value, code):
    answer = raw(lone, "PUT", "/open-to-all/digest", principal="main", body=b"body", headers={"Content-MD5": value})
    assert error_of(answer) == (400, code), answer.text[:300]
    assert error_of(raw(lone, "GET", "/open-to-all/digest", principal="main")) == (404, "NoSuchKey")


DEEP_XML = b"<a>" * 100_000
BOMB = (b'<!DOCTYPE lolz [<!ENTITY a "' + b"ha" * 1000 + b'">' + b"".join(b'<!ENTITY %c "%s">' % (98 + i, (b"&%c;" % (97 + i)) * 10) for i in range(10)) +
        b"]><Delete><Object><Key>&k;</Key></Object></Delete>")


@pytest.mark.parametrize("body", [DEEP_XML, BOMB, b"<Delete>" + b"<Object><Key>k</Key></Object>" * 300_000 + b"</Delete>", b"<Delete", b"\x00" * 1000,
                                  b"<?xml version='1.0' encoding='UTF-16'?><Delete/>", b"\xff\xfe<\x00", b"<Delete xmlns='x'><Object/></Delete>",
                                  b"<Delete " + b"".join(b"a%d='x' " % i for i in range(100_000)) + b"/>", b"<Delete>&#x0;&#xffffffff;&nosuch;</Delete>",
                                  b"<!DOCTYPE Delete SYSTEM 'file:///etc/passwd'><Delete/>"])
def test_xml_that_harms(lone, body):
    before = memory_mib(lone)
    answer = raw(lone, "POST", "/open-to-all", principal="main", query="delete=", body=body,
                 headers={"Content-MD5": base64.b64encode(hashlib.md5(body).digest()).decode()})
    assert error_of(answer) in ((400, "MalformedXML"), (413, "RequestEntityTooLarge"), (400, "MissingRequestBodyError")), answer.text[:300]
    assert memory_mib(lone) < before + 256
    still_answers(lone)


def signed_post(server, service, body, headers):
    import botocore.auth
    import botocore.awsrequest
    import botocore.credentials
    import requests
    keys = server.credentials("main")
    request = botocore.awsrequest.AWSRequest("POST", server.url + "/", headers=headers, data=body)
    botocore.auth.SigV4Auth(botocore.credentials.Credentials(keys["aws_access_key_id"], keys["aws_secret_access_key"],
                                                             keys.get("aws_session_token")), service, "us-east-1").add_auth(request)
    return requests.post(server.url + "/", data=body, headers=dict(request.headers), timeout=20)


@pytest.mark.parametrize("body", [b"[" * 100_000, b'{"a":' * 100_000, b"", b"null", b"[]", b'{"Name": {"a": 1}}', b'{"Name": 7}', b"\xff\xff",
                                  b'{"Name": "a", "Name": "b"}', b'{"Name": "' + b"a" * (1 << 20) + b'"}', b'{"x": 1e999999}', b"{"])
def test_json_that_harms(lone, body):
    answer = signed_post(lone, "organizations", body, {"Content-Type": "application/x-amz-json-1.1",
                                                       "X-Amz-Target": "AWSOrganizationsV20161128.CreateOrganizationalUnit"})
    assert answer.status_code in (400, 413) and "__type" in answer.json(), answer.text[:300]
    still_answers(lone)


@pytest.mark.parametrize("body, code", [
    (b"", "MissingAction"), (b"Action=", "InvalidAction"), (b"Action=NoSuchAction&Version=2010-05-08", "InvalidAction"), (b"%", "MissingAction"), (b"&&&===", "MissingAction"),
    (b"Action=GetUser&UserName=" + b"a" * 100_000, "ValidationError"), (b"Action=TagUser&UserName=a&Tags.member.99999999999.Key=a", None),
    (b"Action=TagUser&UserName=a&Tags.member.-1.Key=a", None), (b"Action=TagUser&UserName=a&" + b"&".join(b"Tags.member.%d.Key=a" % i for i in range(1, 30_000)), None),
    (b"Action=GetUser&UserName=%00%ff", "ValidationError"), (b"Action=CreateUser&UserName=a&Tags.member.1=x", None)])
def test_forms_that_harm(lone, body, code):
    answer = signed_post(lone, "iam", body, {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"})
    assert 400 <= answer.status_code < 500, answer.text[:300]
    found = re.search(r"<Code>(\w+)</Code>", answer.text).group(1)
    assert found == code if code else found, answer.text[:300]
    still_answers(lone)


def test_a_target_of_a_service_that_is_not_there(lone):
    """Signed or not, who names a target is answered in JSON."""
    target = {"X-Amz-Target": "DynamoDB_20120810.ListTables", "Content-Type": "application/x-amz-json-1.0"}
    unsigned = requests.post(lone.url, headers=target, data="{}", timeout=10)
    assert (unsigned.status_code, unsigned.json()["__type"]) == (400, "NotImplemented")
    with pytest.raises(botocore.exceptions.ClientError) as refused:
        lone.client("dynamodb", "main").list_tables()
    assert refused.value.response["Error"]["Code"] == "NotImplemented"


def test_operations_that_nobody_has(lone):
    answer = signed_post(lone, "organizations", b"{}", {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": "AWSOrganizationsV20161128.EatCake"})
    assert (answer.status_code, answer.json()["__type"]) == (400, "UnknownOperationException")
    answer = signed_post(lone, "nosuchservice", b"", {})
    assert answer.status_code == 400 and "NotImplemented" in answer.text
    assert error_of(raw(lone, "PATCH", "/open-to-all", principal="main")) == (405, "MethodNotAllowed")


# ---- keys and names ----

@pytest.mark.parametrize("path", ["/open-to-all/../../etc/passwd", "/open-to-all/%2e%2e/%2e%2e/etc/passwd", "/open-to-all//etc/passwd", "/open-to-all/a%00b",
                                  "/open-to-all/%ff%fe", "/open-to-all/" + "%41" * 1024, "/open-to-all/.", "/open-to-all/..", "/open-to-all/%2f%2f"])
def test_keys_are_not_paths(lone, path):
    answer = speak(lone, f"PUT {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx".encode("latin-1"))
    assert status(answer) in (200, 400), answer[:300]
    if status(answer) == 200:
        got = speak(lone, f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode("latin-1"))
        assert status(got) == 403 and "AccessDenied" in got or got.endswith("\r\n\r\nx"), got[:300]
    listed = speak(lone, b"GET /open-to-all?max-keys=1000 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert status(listed) == 200
    assert not (ROOT / "etc").exists()
    still_answers(lone)


@pytest.mark.parametrize("path", ["/..", "/../", "/%2e%2e/%2e%2e/", "/%00/k", "/" + "b" * 5000 + "/k", "/%ff/k", "/a/../b/k"])
def test_buckets_that_are_none(lone, path):
    answer = speak(lone, f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
    assert status(answer) in (400, 403, 404), answer[:300]


# ---- the emulator's own interface ----

@pytest.mark.parametrize("path", ["/_backlot/status", "/_backlot/fork", "/_backlot/reset", "/_backlot/env", "/_backlot/..%2fstatus"])
def test_the_own_interface_wants_its_token(lone, path):
    for method in ("GET", "POST"):
        answer = speak(lone, f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())
        assert status(answer) in (400, 401, 403, 404, 405), answer[:200]


def test_many_at_once_do_not_exceed_the_budget(lone):
    """64 callers with 12 MiB of XML each: some are told to come back, none ends the server."""
    before, answers = memory_mib(lone), []
    body = b"<Delete>" + b" " * (12 << 20) + b"</Delete>"

    def send():
        answers.append(status(speak(lone, b"POST /open-to-all?delete HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % len(body), body, wait=60)))

    threads = [threading.Thread(target=send) for _ in range(64)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert all(one is None or 400 <= one <= 503 for one in answers), answers
    still_answers(lone)
    assert memory_mib(lone) < before + 900
