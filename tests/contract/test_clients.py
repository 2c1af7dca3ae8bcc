"""Other clients than boto3: the AWS CLI, s3cmd, rclone and the JavaScript SDK, each as its users run it."""

import json
import os
import subprocess

import pytest
import requests

from conftest import BACKLOT, BIN, node_folder


def principal(server, name, **more):
    keys = server.credentials(name)
    found = {"AWS_ACCESS_KEY_ID": keys["aws_access_key_id"], "AWS_SECRET_ACCESS_KEY": keys["aws_secret_access_key"],
             "AWS_ENDPOINT_URL": server.url, "AWS_REGION": "eu-west-2", "AWS_DEFAULT_REGION": "eu-west-2", "AWS_MAX_ATTEMPTS": "1"}
    if keys.get("aws_session_token"):
        found["AWS_SESSION_TOKEN"] = keys["aws_session_token"]
    return {**server.environment, **found, **more}


def run(environment, *command, ok=True, folder=None):
    done = subprocess.run([str(one) for one in command], capture_output=True, text=True, env=environment, cwd=folder, timeout=240)
    assert (done.returncode == 0) == ok, f"{command}\n{done.stdout}\n{done.stderr}"
    return done


@pytest.fixture
def files(tmp_path):
    """A folder with a small file, a large one and one in a folder whose name needs encoding."""
    folder = tmp_path / "files"
    (folder / "a b").mkdir(parents=True)
    (folder / "small.txt").write_text("small\n")
    (folder / "a b" / "ü+&.txt").write_text("deep\n")
    (folder / "large.bin").write_bytes(os.urandom(20 * 1024 * 1024))
    return folder


def content(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


# ---- AWS CLI ----

def test_aws_s3(server, files, tmp_path):
    environment = principal(server, "la/admin")
    aws = lambda *arguments, **how: run(environment, BIN / "aws", *arguments, **how)
    aws("s3", "mb", "s3://cli-bucket")
    aws("s3", "cp", files / "small.txt", "s3://cli-bucket/")
    aws("s3", "sync", files, "s3://cli-bucket/tree")
    assert aws("s3", "sync", files, "s3://cli-bucket/tree").stdout == ""  # nothing left to do
    aws("s3", "cp", "--recursive", "s3://cli-bucket/tree", tmp_path / "back")
    assert content(tmp_path / "back") == content(files)
    assert "small.txt" in aws("s3", "ls", "s3://cli-bucket/").stdout
    aws("s3", "mv", "s3://cli-bucket/small.txt", "s3://cli-bucket/moved.txt")
    url = aws("s3", "presign", "s3://cli-bucket/moved.txt").stdout.strip()
    assert requests.get(url, timeout=10).text == "small\n"
    (files / "small.txt").unlink()
    assert "delete: s3://cli-bucket/tree/small.txt" in aws("s3", "sync", "--delete", files, "s3://cli-bucket/tree").stdout
    assert "BucketNotEmpty" in aws("s3", "rb", "s3://cli-bucket", ok=False).stderr
    aws("s3", "rm", "--recursive", "s3://cli-bucket")
    aws("s3", "rb", "s3://cli-bucket")
    assert "NoSuchBucket" in aws("s3", "ls", "s3://cli-bucket", ok=False).stderr


def test_aws_s3api_and_its_refusals(server):
    admin = principal(server, "la/admin")
    aws = lambda *arguments, **how: run(admin, BIN / "aws", *arguments, **how)
    aws("s3api", "create-bucket", "--bucket", "cli-api", "--create-bucket-configuration", "LocationConstraint=eu-west-2")
    aws("s3api", "put-bucket-versioning", "--bucket", "cli-api", "--versioning-configuration", "Status=Enabled")
    policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::840503653997:role/CodeServerTaskRole"},
                                                      "Action": "s3:GetObject", "Resource": "arn:aws:s3:::cli-api/*"}]}
    aws("s3api", "put-bucket-policy", "--bucket", "cli-api", "--policy", json.dumps(policy))
    made = json.loads(aws("s3api", "put-object", "--bucket", "cli-api", "--key", "k").stdout)
    versions = json.loads(aws("s3api", "list-object-versions", "--bucket", "cli-api").stdout)
    assert [one["VersionId"] for one in versions["Versions"]] == [made["VersionId"]]
    guest = principal(server, "organisation/CodeServerTaskRole")
    run(guest, BIN / "aws", "s3api", "get-object", "--bucket", "cli-api", "--key", "k", os.devnull)
    denied = run(guest, BIN / "aws", "s3api", "put-object", "--bucket", "cli-api", "--key", "k", ok=False).stderr
    assert "is not authorized to perform: s3:PutObject" in denied and "no resource-based policy allows" in denied


def test_aws_iam_sts_and_organizations(server):
    environment = principal(server, "la/admin")
    aws = lambda *arguments, **how: run(environment, BIN / "aws", *arguments, **how)
    who = json.loads(aws("sts", "get-caller-identity").stdout)
    assert who["Account"] == "111122223333"
    trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "sts:AssumeRole"}]}
    made = json.loads(aws("iam", "create-role", "--role-name", "cli", "--assume-role-policy-document", json.dumps(trust)).stdout)
    aws("iam", "wait", "role-exists", "--role-name", "cli")
    aws("iam", "attach-role-policy", "--role-name", "cli", "--policy-arn", "arn:aws:iam::aws:policy/ReadOnlyAccess")
    listed = json.loads(aws("iam", "list-attached-role-policies", "--role-name", "cli").stdout)
    assert [one["PolicyName"] for one in listed["AttachedPolicies"]] == ["ReadOnlyAccess"]
    session = json.loads(aws("sts", "assume-role", "--role-arn", made["Role"]["Arn"], "--role-session-name", "session").stdout)
    assert session["AssumedRoleUser"]["Arn"] == "arn:aws:sts::111122223333:assumed-role/cli/session"
    master = principal(server, "master/admin")
    accounts = json.loads(run(master, BIN / "aws", "organizations", "list-accounts").stdout)
    assert "111122223333" in [one["Id"] for one in accounts["Accounts"]]
    assert "AccessDenied" in aws("organizations", "list-accounts", ok=False).stderr


# ---- s3cmd ----

def test_s3cmd(server, files, tmp_path):
    environment = principal(server, "la/admin")
    host = server.url.removeprefix("http://")
    # Of a session; s3cmd reads the token from its own setting.
    settings = tmp_path / "s3cfg"
    settings.write_text(f"[default]\naccess_key = {environment['AWS_ACCESS_KEY_ID']}\nsecret_key = {environment['AWS_SECRET_ACCESS_KEY']}\n"
                        f"access_token = {environment.get('AWS_SESSION_TOKEN', '')}\nbucket_location = eu-west-2\n"
                        f"host_base = {host}\nhost_bucket = {host}\nuse_https = False\nmultipart_chunk_size_mb = 5\n")
    s3cmd = lambda *arguments, **how: run(environment, "s3cmd", "-c", settings, *arguments, **how)
    s3cmd("mb", "s3://s3cmd-bucket")
    s3cmd("sync", f"{files}/", "s3://s3cmd-bucket/tree/")
    assert "small.txt" in s3cmd("ls", "--recursive", "s3://s3cmd-bucket/").stdout
    (tmp_path / "back").mkdir()
    s3cmd("sync", "s3://s3cmd-bucket/tree/", f"{tmp_path}/back/")
    assert content(tmp_path / "back") == content(files)
    s3cmd("cp", "s3://s3cmd-bucket/tree/small.txt", "s3://s3cmd-bucket/copy.txt")
    assert "MD5 sum:" in s3cmd("info", "s3://s3cmd-bucket/copy.txt").stdout
    s3cmd("del", "--recursive", "--force", "s3://s3cmd-bucket/")
    s3cmd("rb", "s3://s3cmd-bucket")
    assert "NoSuchBucket" in s3cmd("ls", "s3://s3cmd-bucket", ok=False).stderr


# ---- rclone ----

def test_rclone(server, files, tmp_path):
    environment = principal(server, "la/admin", RCLONE_CONFIG=os.devnull, RCLONE_S3_PROVIDER="Other", RCLONE_S3_ENV_AUTH="true",
                            RCLONE_S3_ENDPOINT=server.url, RCLONE_S3_REGION="eu-west-2", RCLONE_S3_LOCATION_CONSTRAINT="eu-west-2",
                            RCLONE_S3_FORCE_PATH_STYLE="true", RCLONE_S3_ACL="private", RCLONE_S3_UPLOAD_CUTOFF="6Mi",
                            RCLONE_RETRIES="1", RCLONE_LOW_LEVEL_RETRIES="1")
    rclone = lambda *arguments, **how: run(environment, "rclone", *arguments, **how)
    rclone("mkdir", ":s3:rclone-bucket")
    rclone("copy", files, ":s3:rclone-bucket/tree")
    rclone("check", files, ":s3:rclone-bucket/tree")
    rclone("copy", ":s3:rclone-bucket/tree", tmp_path / "back")
    assert content(tmp_path / "back") == content(files)
    (files / "small.txt").write_text("changed\n")
    rclone("sync", files, ":s3:rclone-bucket/tree")
    assert rclone("cat", ":s3:rclone-bucket/tree/small.txt").stdout == "changed\n"
    rclone("purge", ":s3:rclone-bucket")
    assert rclone("lsd", ":s3:").stdout.find("rclone-bucket") == -1


# ---- JavaScript ----

def test_the_javascript_sdk(server):
    folder = node_folder("javascript")
    done = run(principal(server, "la/admin"), BIN / "node", "--test", "s3.test.mjs", folder=folder)
    assert "# fail 0" in done.stdout or "ℹ fail 0" in done.stdout
