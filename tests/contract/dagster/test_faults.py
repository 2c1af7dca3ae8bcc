"""What Dagster's launcher makes of ECS's failures, and what it asks for in other configurations. The containers are scripts."""

import pytest

from deployment import Platform

CAPACITY = "Capacity is unavailable at this time"
PASSING = ["CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref docker.io/x: i/o timeout",
           "Timeout waiting for network interface provisioning to complete.",
           "Timeout waiting for EphemeralStorage provisioning to complete."]
FOREVER = [{"waits": "forever"}]
SCRIPTS = {
    "no-room/once:1": {"starts": [{"lacks": CAPACITY}], "steps": FOREVER},
    "no-room/ever:1": {"starts": [{"lacks": CAPACITY, "times": 1000}], "steps": FOREVER},
    "broken/in-passing:1": {"starts": [{"fails": reason} for reason in PASSING], "steps": FOREVER},
    "broken/for-good:1": {"starts": [{"fails": "CannotPullContainerError: manifest unknown", "times": 1000}], "steps": FOREVER},
}


@pytest.fixture(scope="module")
def platform(tmp_path_factory):
    made = Platform(tmp_path_factory.mktemp("dagster-faults"), {}, scripts=SCRIPTS)
    yield made
    made.close()


def test_a_launch_is_tried_again_where_there_is_no_room(platform):
    platform.use_image("no-room/once:1")
    answer = platform.dagster("launch", "clean", RUN_TASK_RETRIES="3")
    assert "error" not in answer, answer
    assert platform.task(answer["tags"]["ecs/task_arn"])["lastStatus"] in ("PROVISIONING", "PENDING", "RUNNING")


def test_a_launch_without_any_room_is_told_as_ecs_tells_it(platform):
    platform.use_image("no-room/ever:1")
    answer = platform.dagster("launch", "clean")
    assert CAPACITY in answer["error"], answer


def test_a_start_that_fails_in_passing_is_known_as_such(platform):
    platform.use_image("broken/in-passing:1")
    for reason in PASSING:
        run, arn = platform.launch("clean")
        task = platform.stopped(arn)
        assert (task["stopCode"], task["stoppedReason"]) == ("TaskFailedToStart", reason)
        assert "exitCode" not in task["containers"][0]
        health = platform.dagster("health", run)
        assert (health["status"], health["transient"]) == ("FAILED", True), health
        assert reason.rstrip(".") in health["message"]


def test_a_start_that_fails_for_good_is_not(platform):
    platform.use_image("broken/for-good:1")
    run, arn = platform.launch("clean")
    platform.stopped(arn)
    health = platform.dagster("health", run)
    assert (health["status"], health["transient"]) == ("FAILED", False), health


def test_without_a_fixed_definition_the_runs_of_a_job_share_one(tmp_path):
    platform = Platform(tmp_path, {}, scripts={}, launcher={"include_sidecars": True})
    try:
        definitions = set()
        for _ in range(3):
            _, arn = platform.launch("clean", DAGSTER_CURRENT_IMAGE="local/dagster:1")
            definitions.add(platform.task(arn)["taskDefinitionArn"])
        assert len(definitions) == 1
        made = platform.ecs.describe_task_definition(taskDefinition=definitions.pop())["taskDefinition"]
        assert made["revision"] == 1
        assert [one["image"] for one in made["containerDefinitions"]] == ["local/dagster:1"]
    finally:
        platform.close()


def test_a_run_has_a_public_address_where_the_daemon_has_one(tmp_path):
    platform = Platform(tmp_path, {}, scripts={}, is_public=True)
    try:
        _, arn = platform.launch("clean")
        details = {one["name"]: one["value"] for one in platform.task(arn)["attachments"][0]["details"]}
        interface = platform.ec2.describe_network_interfaces(NetworkInterfaceIds=[details["networkInterfaceId"]])["NetworkInterfaces"][0]
        assert interface["Association"]["PublicIp"]
    finally:
        platform.close()
