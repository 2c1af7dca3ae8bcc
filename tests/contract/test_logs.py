"""CloudWatch Logs over boto3 and the AWS CLI."""

import subprocess
import time

import botocore.exceptions
import pytest

AWS = "/usr/bin/aws"  # version 2: `logs tail` is not in version 1


@pytest.fixture(scope="module")
def logs(server):
    return server.client("logs", "organisation/admin")


@pytest.fixture
def group(logs, request):
    name = f"/contract/{request.node.name.replace('[', '-').replace(']', '')}"
    logs.create_log_group(logGroupName=name)
    logs.create_log_stream(logGroupName=name, logStreamName="one")
    yield name
    logs.delete_log_group(logGroupName=name)


def now():
    return int(time.time() * 1000)


def put(logs, group, messages, stream="one"):
    at = now() - len(messages)
    return logs.put_log_events(logGroupName=group, logStreamName=stream, logEvents=[
        {"timestamp": at + i, "message": message} for i, message in enumerate(messages)])


def code_of(call, **arguments):
    with pytest.raises(botocore.exceptions.ClientError) as refused:
        call(**arguments)
    return refused.value.response["Error"]["Code"], refused.value.response["Error"]["Message"]


def test_what_is_put_comes_back_in_order(logs, group):
    put(logs, group, ["a", "b", "ü"])
    latest = logs.get_log_events(logGroupName=group, logStreamName="one", limit=2)
    assert [e["message"] for e in latest["events"]] == ["b", "ü"]
    older = logs.get_log_events(logGroupName=group, logStreamName="one", limit=2, nextToken=latest["nextBackwardToken"])
    assert [e["message"] for e in older["events"]] == ["a"]
    pages = logs.get_paginator("filter_log_events").paginate(logGroupName=group, PaginationConfig={"PageSize": 1})
    assert [e["message"] for page in pages for e in page["events"]] == ["a", "b", "ü"]


def test_rejected_events_and_errors_are_read_by_the_sdk(logs, group):
    answer = logs.put_log_events(logGroupName=group, logStreamName="one", logEvents=[
        {"timestamp": now() - 15 * 86_400_000, "message": "old"}, {"timestamp": now(), "message": "new"}])
    assert answer["rejectedLogEventsInfo"] == {"tooOldLogEventEndIndex": 1}
    with pytest.raises(logs.exceptions.ResourceNotFoundException):
        put(logs, group, ["x"], stream="no")
    with pytest.raises(logs.exceptions.ResourceAlreadyExistsException):
        logs.create_log_group(logGroupName=group)
    code, message = code_of(logs.describe_log_groups, limit=51)
    assert code == "InvalidParameterException" and "failed to satisfy constraint" in message
    assert code_of(logs.create_export_task, logGroupName=group, fromTime=0, to=1, destination="bucket")[0] == "NotImplemented"


def test_groups_and_streams_are_listed_with_their_pages(logs, group):
    for name in ("two", "three"):
        logs.create_log_stream(logGroupName=group, logStreamName=name)
    pages = logs.get_paginator("describe_log_streams").paginate(logGroupName=group, PaginationConfig={"PageSize": 2})
    assert [s["logStreamName"] for page in pages for s in page["logStreams"]] == ["one", "three", "two"]
    found = logs.describe_log_groups(logGroupNamePrefix=group)["logGroups"][0]
    assert found["arn"] == found["logGroupArn"] + ":*" and found["logGroupClass"] == "STANDARD"
    logs.put_retention_policy(logGroupName=group, retentionInDays=7)
    assert logs.describe_log_groups(logGroupNamePrefix=group)["logGroups"][0]["retentionInDays"] == 7
    logs.tag_resource(resourceArn=found["logGroupArn"], tags={"team": "search"})
    assert logs.list_tags_log_group(logGroupName=group)["tags"] == {"team": "search"}


def test_patterns_and_metric_filters(logs, group):
    matched = logs.test_metric_filter(filterPattern="{ $.took > 10 }", logEventMessages=['{"took": 12}', '{"took": 9}'])["matches"]
    assert matched == [{"eventNumber": 1, "eventMessage": '{"took": 12}', "extractedValues": {"$.took": "12"}}]
    logs.put_metric_filter(logGroupName=group, filterName="slow", filterPattern="{ $.took > 10 }", metricTransformations=[
        {"metricName": "Slow", "metricNamespace": "App", "metricValue": "1", "defaultValue": 0.0}])
    assert logs.describe_metric_filters(logGroupName=group)["metricFilters"][0]["metricTransformations"][0]["defaultValue"] == 0.0


def test_insights(logs, group):
    put(logs, group, ['{"status": 200, "took": 10}', '{"status": 500, "took": 30}', '{"status": 200, "took": 20}'])
    started = logs.start_query(logGroupName=group, startTime=now() // 1000 - 60, endTime=now() // 1000 + 1,
                               queryString="stats count(*) as n, avg(took) as mean by status | sort status")
    answer = logs.get_query_results(queryId=started["queryId"])
    assert answer["status"] == "Complete"
    rows = [{field["field"]: field["value"] for field in row} for row in answer["results"]]
    assert rows == [{"status": "200", "n": "2", "mean": "15"}, {"status": "500", "n": "1", "mean": "30"}]
    statistics = answer["statistics"]
    assert (statistics["recordsMatched"], statistics["logGroupsScanned"], statistics["resultCount"]) == (3.0, 1.0, 2.0)
    assert statistics["estimatedRecordsSkipped"] == statistics["estimatedBytesSkipped"] == 0.0
    totals = logs.start_query(logGroupName=group, startTime=0, endTime=now() // 1000 + 1,
                              queryString="stats sum(took) as took by status | sort status | addtotals row=false col=true took")
    rows = [{field["field"]: field["value"] for field in row} for row in logs.get_query_results(queryId=totals["queryId"])["results"]]
    assert rows == [{"status": "200", "took": "30"}, {"status": "500", "took": "30"}, {"took": "60"}]
    with pytest.raises(logs.exceptions.MalformedQueryException):
        logs.start_query(logGroupName=group, startTime=0, endTime=1, queryString="filter nope(")
    pointer = logs.start_query(logGroupName=group, startTime=0, endTime=now() // 1000 + 1, queryString="fields @message | limit 1")
    row = logs.get_query_results(queryId=pointer["queryId"])["results"][0]
    record = logs.get_log_record(logRecordPointer=next(f["value"] for f in row if f["field"] == "@ptr"))["logRecord"]
    assert record["took"] == "20" and record["@logStream"] == "one"


def test_aws_logs_tail_follows(server, logs, group):
    put(logs, group, ["ERROR first", "fine"])
    keys = server.credentials("organisation/admin")
    environment = {**server.environment, "AWS_DEFAULT_REGION": "eu-west-2",
                   "AWS_ACCESS_KEY_ID": keys["aws_access_key_id"], "AWS_SECRET_ACCESS_KEY": keys["aws_secret_access_key"],
                   "AWS_SESSION_TOKEN": keys.get("aws_session_token", ""), "PYTHONUNBUFFERED": "1"}
    tail = [AWS, "--endpoint-url", server.url, "logs", "tail", group, "--format", "short"]
    plain = subprocess.run(tail, env=environment, capture_output=True, text=True, timeout=60)
    assert plain.returncode == 0, plain.stderr
    assert [line.split(" ", 1)[1] for line in plain.stdout.splitlines()] == ["ERROR first", "fine"]
    follower = subprocess.Popen([*tail, "--follow", "--filter-pattern", "ERROR"], env=environment,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert follower.stdout.readline().rstrip().endswith("ERROR first")
        put(logs, group, ["fine again", "ERROR second"])
        assert follower.stdout.readline().rstrip().endswith("ERROR second")
    finally:
        follower.terminate()
        follower.communicate(timeout=20)


def test_a_reader_is_refused_in_awss_words(server, logs, group):
    iam = server.client("iam", "organisation/admin")
    iam.create_user(UserName="log-reader")
    iam.put_user_policy(UserName="log-reader", PolicyName="read", PolicyDocument=(
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["logs:Get*","logs:Filter*"],"Resource":"*"}]}'))
    reader = server.client("logs", "organisation/user/log-reader")
    assert reader.filter_log_events(logGroupName=group)["events"] == []
    code, message = code_of(put, logs=reader, group=group, messages=["x"])
    assert code == "AccessDeniedException"
    assert f"logs:PutLogEvents on resource: arn:aws:logs:eu-west-2:840503653997:log-group:{group}:log-stream:one" in message
