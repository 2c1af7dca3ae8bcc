#!/usr/bin/env python3
"""Encrypt and Decrypt of KMS over HTTP at 8 connections, beside nginx that answers the same requests with nothing.

Requests are signed once (a signature holds for 15 minutes) and sent by wrk in turn: each is verified, authorized by the
key's policy, carried out and journalled.

    BACKLOT=build/release/backlot .venv/bin/python bench/kms_throughput.py [--seconds 4] [--rounds 3]
"""

import argparse
import base64
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

import botocore.auth
import botocore.awsrequest
import botocore.credentials

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tests/contract"))
from conftest import Server  # noqa: E402
from nginx import Nginx  # noqa: E402

LUA = """
local requests = {}
for line in io.lines("%s") do requests[#requests + 1] = line:gsub("\\\\r", "\\r"):gsub("\\\\n", "\\n") end
local at = 0
function request() at = at %% #requests + 1; return requests[at] end
"""


def signed(server, operation, body):
    """One request as bytes, its line ends escaped."""
    keys = server.credentials("main")
    request = botocore.awsrequest.AWSRequest("POST", server.url + "/", data=json.dumps(body), headers={
        "X-Amz-Target": f"TrentService.{operation}", "Content-Type": "application/x-amz-json-1.1"})
    botocore.auth.SigV4Auth(botocore.credentials.Credentials(keys["aws_access_key_id"], keys["aws_secret_access_key"]), "kms", "eu-west-2").add_auth(request)
    prepared = request.prepare()
    head = "".join(f"{name}: {value.decode() if isinstance(value, bytes) else value}\\r\\n" for name, value in prepared.headers.items())
    return f"POST / HTTP/1.1\\r\\nHost: {server.url.split('://')[1]}\\r\\n{head}\\r\\n" + json.dumps(body)


def rate(url, script, seconds):
    out = subprocess.run(["wrk", "-t1", "-c8", f"-d{seconds}s", "-s", script, url], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in out:
        raise RuntimeError(out)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="backlot-bench-") as folder:
        server = Server(state=pathlib.Path(folder) / "state")
        kms = server.client("kms", "main")
        key = kms.create_key()["KeyMetadata"]["KeyId"]
        sealed = kms.encrypt(KeyId=key, Plaintext=b"x" * 32)["CiphertextBlob"]
        requests = pathlib.Path(folder) / "requests"
        requests.write_text(signed(server, "Encrypt", {"KeyId": key, "Plaintext": base64.b64encode(b"x" * 32).decode()}) + "\n" +
                            signed(server, "Decrypt", {"CiphertextBlob": base64.b64encode(sealed).decode()}) + "\n")
        script = pathlib.Path(folder) / "script.lua"
        script.write_text(LUA % requests)
        ours, theirs = [], []
        with Nginx(folder, "location / { return 200 \"{}\"; }") as nginx:
            for _ in range(options.rounds):
                ours.append(rate(server.url, str(script), options.seconds))
                theirs.append(rate(nginx.url + "/", str(script), options.seconds))
        server.stop()
        mine, peer = statistics.median(ours), statistics.median(theirs)
        print(f"Encrypt and Decrypt in turn, 8 connections: {mine:.0f} a second (aim 20,000), nginx answering nothing {peer:.0f}, ratio {mine / peer:.2f}")


if __name__ == "__main__":
    main()
