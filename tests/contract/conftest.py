"""A server for the contract tests: one process on a free port of the loopback, ended by its process id."""

import json
import os
import pathlib
import re
import subprocess
import tempfile

import boto3
import botocore.config
import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BACKLOT = os.environ.get("BACKLOT", str(ROOT / "build/release/backlot"))


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
        return boto3.client(service, endpoint_url=self.url, region_name=region,
                            config=botocore.config.Config(**settings), **keys)

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
