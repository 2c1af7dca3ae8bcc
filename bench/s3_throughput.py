#!/usr/bin/env python3
"""Signed GET and PUT of 1 KiB objects: backlot beside nginx and moto's server, on the same two cores.

Every server is asked by wrk, one thread and 8 connections, through presigned URLs. Prints requests a second and the
ratios; --json FILE writes them too. backlot verifies and authorizes every request: the caller is a role session of
another account, under service control policies, allowed by its own policy and by the bucket's.

Needs wrk, nginx-light and a network for pip the first time (tools/setup.sh full).
Usage: bench/s3_throughput.py [--seconds 5] [--rounds 3] [--json FILE] [--without moto]
"""

import argparse
import datetime
import hashlib
import hmac
import json
import os
import pathlib
import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[1]
BACKLOT = os.environ.get("BACKLOT", str(ROOT / "build/release/backlot"))
MOTO = "moto[server]==5.2.5"
REGION = "eu-west-2"
BODY_BYTES = 1024
CONNECTIONS = 8
UNSIGNED = "UNSIGNED-PAYLOAD"

WRK = """
local paths = {}
for line in io.lines("%(paths)s") do paths[#paths + 1] = line end
local body = string.rep("x", %(size)d)
local at = 0
wrk.method = "%(method)s"
if wrk.method == "PUT" then wrk.body = body; wrk.headers["Content-Type"] = nil end
function request()
  at = at + 1
  if at > #paths then at = 1 end
  return wrk.format(nil, paths[at])
end
"""


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def wait_for(port, seconds=30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError(f"nothing listens on port {port}")


class Signer:
    """Presigned URLs for one host, quickly: the signing key is derived once."""

    def __init__(self, keys, host):
        self.keys, self.host = keys, host
        now = datetime.datetime.now(datetime.timezone.utc)
        self.stamp, self.date = now.strftime("%Y%m%dT%H%M%SZ"), now.strftime("%Y%m%d")
        key = b"AWS4" + keys["SecretAccessKey"].encode()
        for part in (self.date, REGION, "s3", "aws4_request"):
            key = hmac.new(key, part.encode(), hashlib.sha256).digest()
        self.key = key

    def path(self, method, path):
        scope = f"{self.date}/{REGION}/s3/aws4_request"
        query = {"X-Amz-Algorithm": "AWS4-HMAC-SHA256", "X-Amz-Credential": f"{self.keys['AccessKeyId']}/{scope}",
                 "X-Amz-Date": self.stamp, "X-Amz-Expires": "86400", "X-Amz-SignedHeaders": "host"}
        if self.keys.get("SessionToken"):
            query["X-Amz-Security-Token"] = self.keys["SessionToken"]
        text = "&".join(f"{urllib.parse.quote(k, safe='-_.~')}={urllib.parse.quote(v, safe='-_.~')}"
                        for k, v in sorted(query.items()))
        canonical = f"{method}\n{path}\n{text}\nhost:{self.host}\n\nhost\n{UNSIGNED}"
        to_sign = f"AWS4-HMAC-SHA256\n{self.stamp}\n{scope}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
        return f"{path}?{text}&X-Amz-Signature={hmac.new(self.key, to_sign.encode(), hashlib.sha256).hexdigest()}"


def send(host, method, path, body=None):
    request = urllib.request.Request(f"http://{host}{path}", data=body, method=method)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.status, answer.read()


class Backlot:
    name = "backlot"

    def __init__(self, folder):
        self.environment = {**os.environ, "XDG_RUNTIME_DIR": str(folder), "HOME": str(folder)}
        self.process = subprocess.Popen(
            [BACKLOT, "serve", "--listen", "127.0.0.1:0", "--state", str(folder / "state"), "--organization",
             str(ROOT / "fixtures/organizations/sfdl.yaml")],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=self.environment)
        self.host = re.search(r"[\d.]+:\d+", self.process.stdout.readline()).group(0)
        import boto3
        owner, reader = self.keys("la/admin"), self.keys("organisation/admin")
        s3 = boto3.client("s3", endpoint_url=f"http://{self.host}", region_name=REGION,
                          aws_access_key_id=owner["AccessKeyId"], aws_secret_access_key=owner["SecretAccessKey"],
                          aws_session_token=owner.get("SessionToken"))
        s3.create_bucket(Bucket="bench", CreateBucketConfiguration={"LocationConstraint": REGION})
        arn = re.sub(r":sts::(\d+):assumed-role/([^/]+)/.*", r":iam::\1:role/\2", reader["Arn"])
        s3.put_bucket_policy(Bucket="bench", Policy=json.dumps({"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"AWS": arn}, "Action": ["s3:GetObject", "s3:PutObject"],
             "Resource": "arn:aws:s3:::bench/*"}]}))
        self.signer = Signer(reader, self.host)

    def keys(self, who):
        got = json.loads(subprocess.run([BACKLOT, "env", "--as", who, "--endpoint", f"http://{self.host}", "--format",
                                         "credential-process"], capture_output=True, text=True, check=True,
                                        env=self.environment).stdout)
        import boto3
        sts = boto3.client("sts", endpoint_url=f"http://{self.host}", region_name=REGION,
                           aws_access_key_id=got["AccessKeyId"], aws_secret_access_key=got["SecretAccessKey"],
                           aws_session_token=got.get("SessionToken"))
        return {**got, "Arn": sts.get_caller_identity()["Arn"]}

    def path(self, method, key):
        return self.signer.path(method, f"/bench/{key}")


class Moto:
    name = "moto"

    def __init__(self, folder):
        venv = ROOT / "build/bench-venv"
        if not (venv / "bin/moto_server").exists():
            subprocess.run([sys.executable, "-m", "venv", venv], check=True)
            subprocess.run([venv / "bin/pip", "install", "-q", "--disable-pip-version-check", MOTO], check=True)
        port = free_port()
        self.host = f"127.0.0.1:{port}"
        self.process = subprocess.Popen([venv / "bin/moto_server", "-H", "127.0.0.1", "-p", str(port)],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)
        wait_for(port)
        self.signer = Signer({"AccessKeyId": "test", "SecretAccessKey": "test"}, self.host)
        body = (f'<CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><LocationConstraint>{REGION}'
                '</LocationConstraint></CreateBucketConfiguration>').encode()
        send(self.host, "PUT", self.signer.path("PUT", "/bench"), body)

    def path(self, method, key):
        return self.signer.path(method, f"/bench/{key}")


class Nginx:
    name = "nginx"

    def __init__(self, folder):
        port = free_port()
        self.host = f"127.0.0.1:{port}"
        (folder / "www").mkdir()
        os.chmod(folder, 0o755)
        conf = folder / "nginx.conf"
        conf.write_text(f"""worker_processes 1; daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log;
            {'user root;' if os.geteuid() == 0 else ''}
            events {{ worker_connections 256; }}
            http {{ access_log off; sendfile on; tcp_nodelay on; keepalive_requests 1000000000;
              client_body_temp_path {folder}/tmp; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
              uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
              server {{ listen 127.0.0.1:{port}; root {folder}/www; dav_methods PUT; create_full_put_path on; }} }}""")
        self.process = subprocess.Popen(["nginx", "-c", str(conf), "-p", str(folder)], stderr=subprocess.DEVNULL)
        wait_for(port)

    def path(self, method, key):
        return f"/bench/{key}"


def wrk(server, method, paths, seconds, folder):
    """Requests a second, all answered with 2xx."""
    listed, script = folder / f"{method}.paths", folder / f"{method}.lua"
    listed.write_text("\n".join(paths) + "\n")
    script.write_text(WRK % {"paths": listed, "size": BODY_BYTES, "method": method})
    out = subprocess.run(["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", str(script), f"http://{server.host}"],
                         capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in out or "Socket errors" in out:
        raise RuntimeError(f"{server.name} {method}: {out}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1))


def random_keys(count, seed):
    source = random.Random(seed)
    return [f"{source.getrandbits(64):016x}" for _ in range(count)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=5, help="of each measurement")
    parser.add_argument("--rounds", type=int, default=3, help="the median of so many counts")
    parser.add_argument("--json", type=pathlib.Path, help="write the results to this file")
    parser.add_argument("--without", action="append", default=[], help="leave a server out")
    options = parser.parse_args()
    results = {}
    base = pathlib.Path(tempfile.mkdtemp(prefix="backlot-bench-"))
    servers = []
    try:
        for kind in (Nginx, Moto, Backlot):
            if kind.name in options.without:
                continue
            folder = base / kind.name
            folder.mkdir()
            servers.append((kind(folder), folder))
        for server, _ in servers:
            send(server.host, "PUT", server.path("PUT", "one"), b"x" * BODY_BYTES)
        for round_number in range(options.rounds):
            for server, folder in servers:
                get = wrk(server, "GET", [server.path("GET", "one")], options.seconds, folder)
                results.setdefault(("GET", server.name), []).append(get)
                count = 2_000 * options.seconds if server.name == "moto" else 40_000 * options.seconds
                paths = [server.path("PUT", key) for key in random_keys(count, f"{server.name} {round_number}")]
                put = wrk(server, "PUT", paths, options.seconds, folder)
                results.setdefault(("PUT", server.name), []).append(put)
                print(f"round {round_number + 1}: {server.name:8} GET {get:9.0f}/s  PUT {put:9.0f}/s", flush=True)
        medians = {key: statistics.median(values) for key, values in results.items()}
        report = {}
        for method in ("GET", "PUT"):
            ours = medians.get((method, "backlot"))
            for peer in ("nginx", "moto"):
                if ours and (method, peer) in medians:
                    report[f"{method} backlot/{peer}"] = round(ours / medians[(method, peer)], 3)
        for key, value in report.items():
            print(f"{key:20} {value}")
        if options.json:
            options.json.write_text(json.dumps({"per_second": {" ".join(k): v for k, v in medians.items()},
                                                "ratios": report}, indent=2) + "\n")
    finally:
        for server, _ in servers:
            server.process.terminate()
        for server, _ in servers:
            server.process.wait(20)
        shutil.rmtree(base, ignore_errors=True)


if __name__ == "__main__":
    main()
