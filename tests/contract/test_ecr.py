"""The registry over the wire: by its own protocol, by skopeo, by ECR's operations, and by tasks that are pulled from it."""

import base64
import gzip
import hashlib
import io
import json
import os
import pathlib
import shutil
import subprocess
import tarfile
import time

import boto3
import botocore.config
import botocore.exceptions
import pytest
import requests

from conftest import ROOT, Server
from test_ecs import Account

MANIFEST = "application/vnd.oci.image.manifest.v1+json"
INDEX = "application/vnd.oci.image.index.v1+json"
TRUST = json.dumps({"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}]})


def digest_of(data):
    return "sha256:" + hashlib.sha256(data).hexdigest()


class Client:
    """A registry's client with the token of a principal."""

    def __init__(self, server, principal, host=None):
        self.server, self.host = server, host
        data = server.client("ecr", principal).get_authorization_token()["authorizationData"][0]
        self.token, self.proxy = data["authorizationToken"], data["proxyEndpoint"]

    def __call__(self, method, path, **options):
        headers = {"Authorization": f"Basic {self.token}", **options.pop("headers", {})}
        if self.host:
            headers["Host"] = self.host
        return requests.request(method, self.server.url + path if path.startswith("/") else path, headers=headers, allow_redirects=False, **options)

    def push_layer(self, name, data):
        begun = self("POST", f"/v2/{name}/blobs/uploads/")
        assert begun.status_code == 202, begun.text
        done = self("PUT", begun.headers["Location"] + f"?digest={digest_of(data)}", data=data)
        assert done.status_code == 201, done.text
        return {"digest": digest_of(data), "size": len(data)}

    def push(self, name, tag, layers, config=None, **more):
        config = json.dumps(config or {}).encode()
        manifest = json.dumps({
            "schemaVersion": 2, "mediaType": MANIFEST,
            "config": {"mediaType": "application/vnd.oci.image.config.v1+json", **self.push_layer(name, config)},
            "layers": [{"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", **self.push_layer(name, one)} for one in layers], **more}).encode()
        done = self("PUT", f"/v2/{name}/manifests/{tag}", data=manifest, headers={"Content-Type": MANIFEST})
        assert done.status_code == 201, done.text
        return digest_of(manifest)


@pytest.fixture(scope="module")
def registry(tmp_path_factory):
    running = Server("--organization", str(ROOT / "fixtures/organizations/sfdl.yaml"), state=tmp_path_factory.mktemp("ecr") / "state")
    running.client("ecr", "organisation").create_repository(repositoryName="app")
    yield running
    running.stop()


def refusal(call, **arguments):
    with pytest.raises(botocore.exceptions.ClientError) as caught:
        call(**arguments)
    return caught.value.response["Error"]


def test_a_push_and_a_pull(registry):
    client = Client(registry, "organisation")
    layer = os.urandom(3_000_000)
    digest = client.push("app", "1", [layer])
    got = client("GET", "/v2/app/manifests/1", headers={"Accept": MANIFEST})
    assert got.headers["Docker-Content-Digest"] == digest and got.headers["Content-Type"] == MANIFEST
    assert client("HEAD", "/v2/app/manifests/1").headers["Content-Length"] == str(len(got.content))
    name = digest_of(layer)
    assert client("GET", f"/v2/app/blobs/{name}").content == layer
    head = client("HEAD", f"/v2/app/blobs/{name}")
    assert head.status_code == 200 and head.headers["Content-Length"] == str(len(layer)) and head.content == b""
    part = client("GET", f"/v2/app/blobs/{name}", headers={"Range": "bytes=1000-1999"})
    assert part.status_code == 206 and part.content == layer[1000:2000] and part.headers["Content-Range"] == f"bytes 1000-1999/{len(layer)}"
    ecr = registry.client("ecr", "organisation")
    image = ecr.describe_images(repositoryName="app")["imageDetails"][0]
    assert image["imageTags"] == ["1"] and image["imageSizeInBytes"] == len(layer) + 2
    url = ecr.get_download_url_for_layer(repositoryName="app", layerDigest=name)["downloadUrl"]
    assert requests.get(url).content == layer
    assert requests.get(url[:-1] + ("0" if url[-1] != "0" else "1")).status_code == 403


def test_a_layer_by_operations_in_parts_of_the_size_that_is_asked_for(registry):
    ecr = registry.client("ecr", "organisation")
    upload = ecr.initiate_layer_upload(repositoryName="app")
    data = os.urandom(upload["partSize"]) + b"and the end"
    for first in range(0, len(data), upload["partSize"]):
        piece = data[first:first + upload["partSize"]]
        done = ecr.upload_layer_part(repositoryName="app", uploadId=upload["uploadId"], partFirstByte=first, partLastByte=first + len(piece) - 1, layerPartBlob=piece)
    assert done["lastByteReceived"] == len(data) - 1
    ecr.complete_layer_upload(repositoryName="app", uploadId=upload["uploadId"], layerDigests=[digest_of(data)])
    assert Client(registry, "organisation")("GET", f"/v2/app/blobs/{digest_of(data)}").content == data


def test_an_upload_in_pieces_that_stops_and_goes_on(registry):
    client = Client(registry, "organisation")
    data = os.urandom(100_000)
    place = client("POST", "/v2/app/blobs/uploads/").headers["Location"]
    for first in range(0, len(data), 30_000):
        piece = data[first:first + 30_000]
        done = client("PATCH", place, data=piece, headers={"Content-Range": f"{first}-{first + len(piece) - 1}"})
        assert done.status_code == 202, done.text
    wrong = client("PATCH", place, data=b"x" * 10, headers={"Content-Range": "0-9"})
    assert wrong.status_code == 416 and wrong.headers["Range"] == "0-99999"
    assert client("GET", place).headers["Range"] == "0-99999"
    assert client("PUT", place + "?digest=" + digest_of(b"other")).json()["errors"][0]["code"] == "DIGEST_INVALID"
    assert client("PUT", place + "?digest=" + digest_of(data)).status_code == 201
    assert client("GET", f"/v2/app/blobs/{digest_of(data)}").content == data


def test_small_and_large_pieces_make_one_layer(registry):
    """A byte before and behind a large piece: the layer is sent as it lies, not read into memory."""
    client = Client(registry, "organisation")
    large = os.urandom(1024 * 1024) * 64
    place = client("POST", "/v2/app/blobs/uploads/").headers["Location"]
    for piece in (b"a", large, b"z"):
        assert client("PATCH", place, data=piece).status_code == 202
    whole = b"a" + large + b"z"
    assert client("PUT", place + f"?digest={digest_of(whole)}").status_code == 201
    resident = lambda: int(pathlib.Path(f"/proc/{registry.process.pid}/status").read_text().split("RssAnon:")[1].split()[0])
    before, most, took = resident(), 0, hashlib.sha256()
    with client("GET", f"/v2/app/blobs/{digest_of(whole)}", stream=True) as answer:
        for piece in answer.iter_content(1024 * 1024):
            took.update(piece)
            most = max(most, resident())
    assert "sha256:" + took.hexdigest() == digest_of(whole)
    assert most - before < 32 * 1024, (before, most)  # KiB
    part = client("GET", f"/v2/app/blobs/{digest_of(whole)}", headers={"Range": f"bytes=0-{len(whole) - 1}"})
    assert part.content == whole


def test_who_may_is_asked_at_every_step(registry):
    """The token says who asks; what he may do is decided at each request, and a revocation holds at the next."""
    ecr = registry.client("ecr", "organisation")
    Client(registry, "organisation").push("app", "shared", [b"a layer"])
    account = ecr.describe_registry()["registryId"]
    other = Client(registry, "la")
    hosts = [("", f"{account}.dkr.ecr.eu-west-2.localhost:4566"), (f"{account}/", None)]
    for prefix, host in hosts:
        other.host = host
        refused = other("GET", f"/v2/{prefix}app/manifests/shared")
        assert refused.status_code == 403 and refused.json()["errors"][0]["code"] == "DENIED"
        assert "ecr:BatchGetImage" in refused.json()["errors"][0]["message"]
    la = registry.client("sts", "la").get_caller_identity()["Account"]
    ecr.set_repository_policy(repositoryName="app", policyText=json.dumps({"Version": "2012-10-17", "Statement": [
        {"Sid": "Pull", "Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{la}:root"},
         "Action": ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]}]}))
    for prefix, host in hosts:
        other.host = host
        assert other("GET", f"/v2/{prefix}app/manifests/shared").status_code == 200
        assert other("GET", f"/v2/{prefix}app/blobs/{digest_of(b'a layer')}").content == b"a layer"
        assert other("POST", f"/v2/{prefix}app/blobs/uploads/").status_code == 403
        assert other("DELETE", f"/v2/{prefix}app/manifests/shared").status_code == 403
    text = ecr.get_repository_policy(repositoryName="app")["policyText"]
    assert text.startswith('{\n  "Version" : "2012-10-17",\n  "Statement" : [ {\n    "Sid" : "Pull",\n')
    assert text.endswith('"Action" : [ "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer" ]\n  } ]\n}')
    ecr.delete_repository_policy(repositoryName="app")
    assert other(*("GET", f"/v2/{account}/app/manifests/shared")).status_code == 403


def test_without_a_token_nothing(registry):
    for headers in ({}, {"Authorization": "Basic " + base64.b64encode(b"AWS:nonsense").decode()}, {"Authorization": "Bearer x"},
                    {"Authorization": "Basic " + base64.b64encode(b"me:" + b"x" * 100).decode()}):
        refused = requests.get(registry.url + "/v2/", headers=headers)
        assert refused.status_code == 401 and refused.headers["WWW-Authenticate"].startswith("Basic realm="), headers
    big = requests.patch(registry.url + "/v2/app/blobs/uploads/00000000-0000-0000-0000-000000000000", data=b"x" * 5_000_000)
    assert big.status_code == 401


def test_a_token_ends_with_its_owner(registry):
    iam = registry.client("iam", "organisation")
    iam.create_user(UserName="robot")
    iam.attach_user_policy(UserName="robot", PolicyArn="arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryFullAccess")
    key = iam.create_access_key(UserName="robot")["AccessKey"]
    ecr = registry.client("ecr", keys={"aws_access_key_id": key["AccessKeyId"], "aws_secret_access_key": key["SecretAccessKey"]})
    token = ecr.get_authorization_token()["authorizationData"][0]["authorizationToken"]
    ask = lambda: requests.get(registry.url + "/v2/app/tags/list", headers={"Authorization": f"Basic {token}"}).status_code
    assert ask() == 200
    iam.delete_access_key(UserName="robot", AccessKeyId=key["AccessKeyId"])
    assert ask() == 401


def test_odd_names_are_refused_and_cost_nothing(registry):
    client = Client(registry, "organisation")
    for path in ("/v2/APP/manifests/1", "/v2/app//manifests/1", "/v2/" + "a" * 300 + "/manifests/1", "/v2/app/manifests/" + "t" * 400,
                 "/v2/app/blobs/x/y/z", "/v2/app", "/v2//", "/v2/app/manifests/%00", "/v2/-/layer", "/v2/-/layer?expires=99999999999999999999&signature=00"):
        assert client("GET", path).status_code in (403, 404), path
    for text in (b"", b"[]", b"{", b'{"schemaVersion":1}', b"[" * 200_000, json.dumps({"schemaVersion": 2, "mediaType": MANIFEST, "config": 3}).encode()):
        done = client("PUT", "/v2/app/manifests/bad", data=text, headers={"Content-Type": MANIFEST})
        assert done.status_code == 400 and done.json()["errors"][0]["code"] == "MANIFEST_INVALID", (text[:40], done.text)
    assert client("GET", "/v2/app/manifests/bad").status_code == 404
    for method in ("GET", "DELETE"):
        assert client(method, "/v2/app/manifests/sha256:none").status_code == 404, method


def test_nothing_is_too_long_for_the_state(registry):
    client, ecr = Client(registry, "organisation"), registry.client("ecr", "organisation")
    long = "sha256:" + "a" * 6000
    assert refusal(ecr.get_download_url_for_layer, repositoryName="app", layerDigest=long)["Code"] == "LayersNotFoundException"
    assert ecr.batch_get_image(repositoryName="app", imageIds=[{"imageDigest": long}])["failures"][0]["failureCode"] == "ImageNotFound"
    assert client("POST", f"/v2/app/blobs/uploads/?mount={long}&from=app").status_code == 202
    assert client("POST", f"/v2/app/blobs/uploads/?mount={digest_of(b'x')}&from={'a' * 6000}").status_code == 202
    place = client("POST", "/v2/app/blobs/uploads/").headers["Location"]
    assert client("PUT", place + f"?digest={long}", data=b"x").json()["errors"][0]["code"] == "DIGEST_INVALID"
    client.host = "111122223333.dkr.ecr." + "a" * 6000 + ".localhost"
    assert client("GET", "/v2/app/tags/list").json()["name"] == "app"  # no registry's name: the token's own is meant


def test_a_bucket_may_hold_such_names(registry):
    """Under a bucket's own host the paths of the registry and of tasks are keys."""
    name = "odd-names-of-the-registry"
    keys = registry.credentials("organisation")
    registry.client("s3", keys=keys).create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})
    port = registry.url.rsplit(":", 1)[1]
    for host in (f"s3.localhost:{port}", f"localhost:{port}"):
        s3 = boto3.client("s3", endpoint_url=f"http://{host}", region_name="eu-west-2",
                          config=botocore.config.Config(s3={"addressing_style": "virtual"}, signature_version="s3v4"), **keys)
        for key in ("v2/app/manifests/1", "v4/task", "v2/credentials/x"):
            for method, operation, body in (("PUT", "put_object", b"mine"), ("GET", "get_object", None)):
                url = s3.generate_presigned_url(operation, Params={"Bucket": name, "Key": key})
                assert url.startswith(f"http://{name}.{host}/{key}")
                got = requests.request(method, url.replace(f"{name}.{host}", f"127.0.0.1:{port}"), data=body, headers={"Host": f"{name}.{host}"})
                assert got.status_code == 200, (url, got.text)
            assert got.content == b"mine"


def test_an_index_and_its_images(registry):
    client = Client(registry, "organisation")
    one = client.push("app", "amd64", [b"for one machine"])
    size = len(client("GET", f"/v2/app/manifests/{one}").content)
    index = json.dumps({"schemaVersion": 2, "mediaType": INDEX, "manifests": [
        {"mediaType": MANIFEST, "digest": one, "size": size, "platform": {"os": "linux", "architecture": "amd64"}}]}).encode()
    assert client("PUT", "/v2/app/manifests/all", data=index, headers={"Content-Type": INDEX}).status_code == 201
    assert client("DELETE", f"/v2/app/manifests/{one}").status_code == 405
    missing = index.replace(one.encode(), digest_of(b"none").encode())
    assert client("PUT", "/v2/app/manifests/missing", data=missing, headers={"Content-Type": INDEX}).json()["errors"][0]["code"] == "MANIFEST_BLOB_UNKNOWN"
    assert client("DELETE", "/v2/app/manifests/all").status_code == 202
    assert client("DELETE", f"/v2/app/manifests/{one}").status_code == 202
    assert client("HEAD", f"/v2/app/blobs/{digest_of(b'for one machine')}").status_code == 404


def test_an_answered_push_survives_a_kill(tmp_path):
    server = Server(state=tmp_path / "state")
    server.client("ecr", "main").create_repository(repositoryName="kept")
    layer = os.urandom(500_000)
    Client(server, "main").push("kept", "1", [layer])
    server.process.kill()
    server.process.wait(10)
    again = Server(state=tmp_path / "state")
    assert Client(again, "main")("GET", f"/v2/kept/blobs/{digest_of(layer)}").content == layer
    again.client("ecr", "main").delete_repository(repositoryName="kept", force=True)
    assert Client(again, "main")("GET", f"/v2/kept/blobs/{digest_of(layer)}").status_code == 404
    again.stop()


@pytest.mark.skipif(shutil.which("skopeo") is None, reason="skopeo is not installed")
def test_skopeo_pushes_and_pulls(registry, tmp_path):
    layout = tmp_path / "image"
    (layout / "blobs/sha256").mkdir(parents=True)

    def put(data, media_type):
        (layout / "blobs/sha256" / digest_of(data)[7:]).write_bytes(data)
        return {"mediaType": media_type, "digest": digest_of(data), "size": len(data)}

    files = io.BytesIO()
    with tarfile.open(fileobj=files, mode="w") as tar:
        tar.addfile(tarfile.TarInfo("hello"), io.BytesIO())
    plain = files.getvalue()
    config = put(json.dumps({"architecture": "amd64", "os": "linux", "config": {}, "rootfs": {"type": "layers", "diff_ids": [digest_of(plain)]}}).encode(),
                 "application/vnd.oci.image.config.v1+json")
    layer = put(gzip.compress(plain), "application/vnd.oci.image.layer.v1.tar+gzip")
    manifest = put(json.dumps({"schemaVersion": 2, "mediaType": MANIFEST, "config": config, "layers": [layer]}).encode(), MANIFEST)
    (layout / "index.json").write_text(json.dumps({"schemaVersion": 2, "manifests": [{**manifest, "annotations": {"org.opencontainers.image.ref.name": "1"}}]}))
    (layout / "oci-layout").write_text('{"imageLayoutVersion":"1.0.0"}')
    host = registry.url.split("://")[1]
    token = base64.b64decode(Client(registry, "organisation").token).decode()
    policy = tmp_path / "policy.json"
    policy.write_text('{"default":[{"type":"insecureAcceptAnything"}]}')
    skopeo = lambda *arguments: subprocess.run(["skopeo", "--policy", str(policy), *arguments], capture_output=True, text=True, timeout=60)
    done = skopeo("copy", "--dest-tls-verify=false", f"--dest-creds={token}", f"oci:{layout}:1", f"docker://{host}/app:skopeo")
    assert done.returncode == 0, done.stderr
    done = skopeo("inspect", "--tls-verify=false", f"--creds={token}", f"docker://{host}/app:skopeo")
    assert done.returncode == 0 and json.loads(done.stdout)["Digest"] == manifest["digest"], done.stderr
    done = skopeo("copy", "--src-tls-verify=false", f"--src-creds={token}", f"docker://{host}/app:skopeo", f"dir:{tmp_path / 'back'}")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "back" / layer["digest"][7:]).read_bytes() == gzip.compress(plain) or digest_of((tmp_path / "back" / layer["digest"][7:]).read_bytes()) == layer["digest"]
    other = base64.b64decode(Client(registry, "la").token).decode()
    account = registry.client("ecr", "organisation").describe_registry()["registryId"]
    done = skopeo("inspect", "--tls-verify=false", f"--creds={other}", f"docker://{host}/{account}/app:skopeo")
    assert done.returncode != 0 and "ecr:BatchGetImage" in done.stderr, done.stderr


def shell_layer():
    """The machine's own shell with the libraries that it needs, as one layer."""
    files = io.BytesIO()
    with tarfile.open(fileobj=files, mode="w:gz") as tar:
        for name in ("/bin/sh", "/bin/bash", "/bin/cat", "/bin/sleep"):
            listed = subprocess.run(["ldd", name], capture_output=True, text=True, check=True).stdout
            for path in [name, *(word for line in listed.splitlines() for word in line.split() if word.startswith("/"))]:
                if path.lstrip("/") not in tar.getnames():
                    tar.add(os.path.realpath(path), path.lstrip("/"))
        info = tarfile.TarInfo("etc/greeting")
        text = b"from the image\n"
        info.size = len(text)
        tar.addfile(info, io.BytesIO(text))
    return files.getvalue()


needs_containers = pytest.mark.skipif(os.geteuid() != 0 or shutil.which("runc") is None, reason="containers need runc and root")


def made_account(state):
    made = Account(state)
    made.ecr = made.server.client("ecr", "main")
    made.ecr.create_repository(repositoryName="tools/shell")
    made.number = made.ecr.describe_registry()["registryId"]
    made.client = Client(made.server, "main")
    made.client.push("tools/shell", "1", [shell_layer()], {"config": {
        "Env": ["FROM_IMAGE=yes"], "Entrypoint": ["/bin/sh", "-c"], "Cmd": ["cat /etc/greeting; echo $FROM_IMAGE $PWD"], "WorkingDir": "/etc"}})
    made.image = f"{made.number}.dkr.ecr.eu-west-2.amazonaws.com/tools/shell:1"
    return made


@pytest.fixture(scope="module")
def account(tmp_path_factory):
    made = made_account(tmp_path_factory.mktemp("registry") / "state")
    yield made
    made.server.stop()


def stopped(account, role=None, **container):
    definition = {"name": "main", "image": account.image, "logConfiguration": {"logDriver": "awslogs", "options": {
        "awslogs-group": "/tasks", "awslogs-region": "eu-west-2", "awslogs-stream-prefix": "t"}}, **container}
    account.ecs.register_task_definition(family="e", networkMode="awsvpc", requiresCompatibilities=["FARGATE"], cpu="256", memory="512",
                                         executionRoleArn=role or account.execution_role, containerDefinitions=[definition])
    done = account.ecs.run_task(cluster="c", taskDefinition="e", launchType="FARGATE",
                                networkConfiguration={"awsvpcConfiguration": {"subnets": [account.subnet]}})
    return account.until(done["tasks"][0]["taskArn"], "STOPPED")


@needs_containers
def test_a_task_is_pulled_and_runs_as_its_image_says(account):
    task = stopped(account)
    assert task["stopCode"] == "EssentialContainerExited", task
    assert task["containers"][0]["exitCode"] == 0 and task["containers"][0]["imageDigest"].startswith("sha256:")
    assert account.log(task["taskArn"]) == ["from the image", "yes /etc"]
    task = stopped(account, command=["echo other"])
    assert account.log(task["taskArn"]) == ["other"]


@needs_containers
@pytest.mark.parametrize("action, text", [
    ("ecr:GetAuthorizationToken", "unable to retrieve ecr registry auth"),
    ("ecr:BatchGetImage", "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref"),
    ("ecr:GetDownloadUrlForLayer", "CannotPullContainerError: failed to copy: httpReadSeeker")])
def test_the_execution_role_is_asked_for_each_step(account, action, text):
    name = "without-" + action.split(":")[1]
    role = account.role(name, "service-role/AmazonECSTaskExecutionRolePolicy")
    account.iam.put_role_policy(RoleName=name, PolicyName="no", PolicyDocument=json.dumps(
        {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": action, "Resource": "*"}]}))
    task = stopped(account, role)
    assert task["stopCode"] == "TaskFailedToStart" and text in task["stoppedReason"] and action in task["stoppedReason"], task["stoppedReason"]


@needs_containers
def test_what_is_not_there_cannot_be_pulled(account):
    task = stopped(account, image=account.image[:-1] + "2")
    assert task["stoppedReason"].startswith("CannotPullContainerError: pull image manifest has been retried") and task["stoppedReason"].endswith("not found")
    task = stopped(account, image=f"{account.number}.dkr.ecr.eu-west-2.amazonaws.com/none:1")
    assert "not found" in task["stoppedReason"]


@needs_containers
def test_a_layer_that_leads_outside_starts_nothing(account):
    files = io.BytesIO()
    with tarfile.open(fileobj=files, mode="w") as tar:
        info = tarfile.TarInfo("../../escaped-from-a-layer")
        info.size = 1
        tar.addfile(info, io.BytesIO(b"x"))
    account.client.push("tools/shell", "escape", [files.getvalue()], {"config": {"Cmd": ["/bin/sh"]}})
    task = stopped(account, image=account.image[:-1] + "escape")
    assert task["stopCode"] == "TaskFailedToStart" and "outside" in task["stoppedReason"], task
    assert not pathlib.Path("/escaped-from-a-layer").exists()


@needs_containers
def test_a_full_disk_ends_a_pull_and_nothing_else(tmp_path):
    """What layers are unpacked into is full: the task stops with the reason, and the next one runs where there is room again."""
    state = tmp_path / "state"
    (state / "tasks").mkdir(parents=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(state / "tasks")], check=True)
    try:
        full = made_account(state)
        try:
            filler = state / "tasks" / "filler"
            filler.write_bytes(bytes(23 << 20))
            task = stopped(full)
            assert task["stopCode"] == "TaskFailedToStart"
            assert task["stoppedReason"].startswith("CannotPullContainerError: failed to register layer: "), task["stoppedReason"]
            assert "No space left on device" in task["stoppedReason"]
            assert "exitCode" not in task["containers"][0]
            filler.unlink()
            assert stopped(full)["containers"][0]["exitCode"] == 0
        finally:
            full.server.stop()
    finally:
        subprocess.run(["umount", "-l", str(state / "tasks")], check=True)


@needs_containers
def test_a_pulled_image_outlives_its_tag(account):
    """What a task has pulled stays as long as the task, and goes with the last of them."""
    layer = shell_layer() + b"\0"
    account.client.push("tools/shell", "brief", [layer], {"config": {"Entrypoint": ["/bin/sh", "-c"], "Cmd": ["cat /etc/greeting"]}})
    first = {"name": "first", "image": account.image, "entryPoint": ["/bin/sh", "-c"], "command": ["sleep 2"], "essential": False}
    second = {"name": "main", "image": account.image[:-1] + "brief", "dependsOn": [{"containerName": "first", "condition": "COMPLETE"}]}
    account.ecs.register_task_definition(family="b", networkMode="awsvpc", requiresCompatibilities=["FARGATE"], cpu="256", memory="512",
                                         executionRoleArn=account.execution_role, containerDefinitions=[first, second])
    arn = account.ecs.run_task(cluster="c", taskDefinition="b", launchType="FARGATE", networkConfiguration={
        "awsvpcConfiguration": {"subnets": [account.subnet]}})["tasks"][0]["taskArn"]
    end = time.monotonic() + 20
    while account.ecs.describe_tasks(cluster="c", tasks=[arn])["tasks"][0]["containers"][0]["lastStatus"] != "RUNNING":
        assert time.monotonic() < end
        time.sleep(0.02)
    account.ecr.batch_delete_image(repositoryName="tools/shell", imageIds=[{"imageTag": "brief"}])
    task = account.until(arn, "STOPPED")
    assert {one["name"]: one.get("exitCode") for one in task["containers"]} == {"first": 0, "main": 0}, task
