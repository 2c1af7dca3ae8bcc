"""A full disk fails the write with AWS's error, and nothing else: what was there is read, and writes go on once there is room."""

import os
import pathlib
import subprocess
import sys

import botocore.exceptions
import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "contract"))
from conftest import Server  # noqa: E402


@pytest.fixture
def small_disk(tmp_path):
    """12 MiB of memory as a file system."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", folder], capture_output=True).returncode != 0:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


def refusal(call):
    """Calls until it fails; what it fails with."""
    for number in range(20_000):
        try:
            call(number)
        except botocore.exceptions.ClientError as error:
            return error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]
    raise AssertionError("the disk never was full")


@pytest.mark.parametrize("kind", ["rows", "blobs", "parts"])
def test_a_full_disk_fails_the_write_and_nothing_else(small_disk, kind):
    server = Server(state=small_disk / "state")
    try:
        quiet = {"retries": {"max_attempts": 0}}
        s3, iam = server.client("s3", "main", **quiet), server.client("iam", "main", **quiet)
        s3.create_bucket(Bucket="kept", CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})
        s3.put_object(Bucket="kept", Key="first", Body=b"f" * 100_000)
        iam.create_user(UserName="first")
        filler = small_disk / "filler"
        filler.write_bytes(bytes(6 << 20))
        kept = []

        def write(number):
            if kind == "rows":
                iam.create_user(UserName=f"user-{number}", Tags=[{"Key": f"k{at}", "Value": "v" * 250} for at in range(40)])
            elif kind == "blobs":
                s3.put_object(Bucket="kept", Key=f"key-{number}", Body=b"x" * 100_000)
            else:
                s3.upload_part(Bucket="kept", Key="parts", UploadId=upload, PartNumber=1 + number, Body=b"x" * 100_000)
            kept.append(number)

        upload = s3.create_multipart_upload(Bucket="kept", Key="parts")["UploadId"] if kind == "parts" else None
        assert refusal(write) == ("ServiceUnavailable", 503)
        assert kept

        def check():
            assert s3.get_object(Bucket="kept", Key="first")["Body"].read() == b"f" * 100_000
            users = {user["UserName"] for page in iam.get_paginator("list_users").paginate() for user in page["Users"]}
            keys = {one["Key"] for one in s3.list_objects_v2(Bucket="kept")["Contents"]}
            assert users == {"first"} | ({f"user-{number}" for number in kept} if kind == "rows" else set())
            assert keys == {"first"} | ({f"key-{number}" for number in kept} if kind == "blobs" else set())
            if kind == "parts":
                assert len(s3.list_parts(Bucket="kept", Key="parts", UploadId=upload)["Parts"]) == len(kept)

        check()  # reading goes on while the disk is full
        filler.unlink()
        write(len(kept))  # and writing, once it is not
        check()
        server.stop()
        assert server.process.returncode == 0
        server = Server(state=small_disk / "state")
        s3, iam = server.client("s3", "main", **quiet), server.client("iam", "main", **quiet)
        check()
    finally:
        server.stop()
