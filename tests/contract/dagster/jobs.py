"""The jobs that the contract test launches: each ends in a way of its own."""

import os
import time

import boto3
from dagster import Definitions, in_process_executor, job, op


@op
def write_object():
    boto3.client("s3").put_object(Bucket=os.environ["WORKSPACE_BUCKET"], Key="cleaned.txt", Body=b"cleaned")


@op
def sleep_long():
    time.sleep(600)


@op
def crash():
    print("about to crash", flush=True)
    os._exit(3)


@op
def go_wrong():
    raise ValueError("the data are not clean")


@job
def clean():
    write_object()


@job
def sleeper():
    sleep_long()


@job(executor_def=in_process_executor)  # or a child would crash, and the run only fail
def crasher():
    crash()


@job
def failing():
    go_wrong()


defs = Definitions(jobs=[clean, sleeper, crasher, failing])
