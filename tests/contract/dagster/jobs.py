"""The jobs that the contract test launches: each ends in a way of its own."""

import os
import time

import boto3
from dagster import Definitions, DynamicOut, DynamicOutput, in_process_executor, job, op
from dagster_aws.ecs import ecs_executor


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


@op(out=DynamicOut(int))
def ten():
    for i in range(10):
        yield DynamicOutput(i, mapping_key=str(i))


@op
def write_one(i):
    boto3.client("s3").put_object(Bucket=os.environ["WORKSPACE_BUCKET"], Key=f"steps/{i}", Body=str(i).encode())
    return i


@op
def add_up(numbers):
    boto3.client("s3").put_object(Bucket=os.environ["WORKSPACE_BUCKET"], Key="sum", Body=str(sum(numbers)).encode())


@job(executor_def=ecs_executor)  # each step is a task of its own
def fan_out():
    add_up(ten().map(write_one).collect())


defs = Definitions(jobs=[clean, sleeper, crasher, failing, fan_out])
