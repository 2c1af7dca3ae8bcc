"""A server for the contract tests: one process on a free port of the loopback, ended by its process id."""

import itertools
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

import boto3
import botocore.auth
import botocore.awsrequest
import botocore.config
import botocore.credentials
import botocore.exceptions
import pytest
import requests

ROOT = pathlib.Path(__file__).resolve().parents[2]
BACKLOT = os.environ.get("BACKLOT", str(ROOT / "build/release/backlot"))


def without_account(request, **_):
    request.url = re.sub(r"//\d{12}\.", "//", request.url)


BIN = pathlib.Path(sys.executable).parent  # of the virtual environment: node lies there too


def node_folder(name):
    """A folder of JavaScript beside this file, below build/, with its packages installed."""
    source, folder = pathlib.Path(__file__).parent / name, ROOT / "build" / name
    folder.mkdir(parents=True, exist_ok=True)
    for file in source.glob("*.mjs"):
        (folder / file.name).write_text(file.read_text())
    wanted = (source / "package.json").read_text()
    stamp = folder / "installed.json"
    if not stamp.exists() or stamp.read_text() != wanted:
        (folder / "package.json").write_text(wanted)
        subprocess.run([BIN / "npm", "install", "--no-audit", "--no-fund", "--loglevel=error"], cwd=folder, check=True,
                       env={**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}"}, timeout=300)
        stamp.write_text(wanted)
    return folder


class Server:
    """A running `backlot serve`, and credentials and clients for its principals."""

    def __init__(self, *arguments, state=None):
        self.folder = tempfile.TemporaryDirectory(prefix="backlot-contract-")
        self.environment = {**os.environ, "XDG_RUNTIME_DIR": self.folder.name, "HOME": self.folder.name}
        for name in [n for n in self.environment if n.startswith("AWS_")]:
            del self.environment[name]
        state_arguments = ["--state", str(state)] if state else ["--ephemeral"]
        self.log = open(os.path.join(self.folder.name, "server.log"), "w+")
        self.process = subprocess.Popen(
            [BACKLOT, "serve", "--listen", "127.0.0.1:0", *state_arguments, *arguments],
            stdout=subprocess.PIPE, stderr=self.log, text=True, env=self.environment)
        line = self.process.stdout.readline()
        found = re.search(r"https?://[\w.:\[\]-]+", line)
        if not found:
            self.process.wait(10)
            self.log.seek(0)
            raise RuntimeError(f"backlot serve said {line!r}: {self.log.read()}")
        self.url = found.group(0)

    def credentials(self, principal):
        """The keys of `ACCOUNT[/ROLE|/user/NAME]`, as boto3 takes them."""
        out = subprocess.run(
            [BACKLOT, "env", "--as", principal, "--endpoint", self.url, "--format", "credential-process"],
            capture_output=True, text=True, env=self.environment, check=True).stdout
        got = json.loads(out)
        keys = {"aws_access_key_id": got["AccessKeyId"], "aws_secret_access_key": got["SecretAccessKey"]}
        if got.get("SessionToken"):
            keys["aws_session_token"] = got["SessionToken"]
        return keys

    def client(self, service, principal=None, region="eu-west-2", keys=None, **config):
        keys = keys or self.credentials(principal)
        settings = {"retries": {"max_attempts": 1}, **config}
        if service == "s3":
            settings.setdefault("s3", {"addressing_style": "path"})
        client = boto3.client(service, endpoint_url=self.url, region_name=region,
                              config=botocore.config.Config(**settings), **keys)
        if service == "s3control":  # puts an account before the host: names that not every machine resolves
            client.meta.events.register("before-sign.s3-control", without_account)
        return client

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(20)
        self.log.close()
        self.folder.cleanup()


@pytest.fixture(scope="session")
def server():
    running = Server("--organization", str(ROOT / "fixtures/organizations/sfdl.yaml"))
    yield running
    running.stop()


LEGACY_ORGANIZATION = """\
management: {id: "100000000001", name: main}
units:
  Units:
    accounts:
      alt: {id: "100000000002"}
accounts:
  main:
    users: {suite: {managed: [AdministratorAccess]}, nobody: {}}
  alt:
    users: {suite: {managed: [AdministratorAccess]}}
"""


@pytest.fixture(scope="session")
def legacy(tmp_path_factory):
    """A server whose new buckets have ACLs on and Block Public Access off; accounts main and alt, a user in each."""
    file = tmp_path_factory.mktemp("organization") / "legacy.yaml"
    file.write_text(LEGACY_ORGANIZATION)
    running = Server("--s3-defaults", "legacy", "--organization", str(file))
    yield running
    running.stop()


@pytest.fixture(scope="session")
def main_s3(legacy):
    return legacy.client("s3", "main/user/suite", region="us-east-1")


@pytest.fixture(scope="session")
def alt_s3(legacy):
    return legacy.client("s3", "alt/user/suite", region="us-east-1")


@pytest.fixture(scope="session")
def anonymous_s3(legacy):
    return boto3.client("s3", endpoint_url=legacy.url, region_name="us-east-1", config=botocore.config.Config(
        signature_version=botocore.UNSIGNED, retries={"max_attempts": 1}, s3={"addressing_style": "path"}))


def raw(server, method, path, principal="main/user/suite", query="", headers=None, body=b"", region="us-east-1", sign=None):
    """A signed request as it stands, past every check of the SDK. `sign` may change the signed request before it goes."""
    keys = server.credentials(principal)
    url = f"{server.url}{path}" + (f"?{query}" if query else "")
    request = botocore.awsrequest.AWSRequest(method, url, headers=headers or {}, data=body)
    botocore.auth.S3SigV4Auth(botocore.credentials.Credentials(
        keys["aws_access_key_id"], keys["aws_secret_access_key"], keys.get("aws_session_token")), "s3", region).add_auth(request)
    prepared = request.prepare()
    sent = dict(prepared.headers)
    if sign:
        sign(sent)
    with requests.Session() as session:
        ready = requests.Request(method, url, headers=sent, data=body).prepare()
        ready.url = url
        return session.send(ready, timeout=20)


def error_of(answer):
    """(status, code) of an error document."""
    return answer.status_code, xml.etree.ElementTree.fromstring(answer.text).findtext("Code") if answer.text else None


names = itertools.count(1)


@pytest.fixture
def new_bucket(main_s3):
    """Makes a bucket of its own for a test: new_bucket(**what CreateBucket takes) -> name."""
    def make(client=None, **arguments):
        name = f"contract-{next(names):04d}"
        (client or main_s3).create_bucket(Bucket=name, **arguments)
        return name
    return make


@pytest.fixture
def legacy_bucket(new_bucket):
    return new_bucket()


def refused(call, **arguments):
    """The (status, code) with which a boto3 call is refused."""
    with pytest.raises(botocore.exceptions.ClientError) as error:
        call(**arguments)
    answer = error.value.response
    return answer["ResponseMetadata"]["HTTPStatusCode"], answer["Error"]["Code"]
