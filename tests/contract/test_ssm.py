"""Parameter Store over boto3."""

import botocore.exceptions
import pytest


@pytest.fixture(scope="module")
def ssm(server):
    return server.client("ssm", "organisation/admin")


def code_of(call, **arguments):
    with pytest.raises(botocore.exceptions.ClientError) as refused:
        call(**arguments)
    return refused.value.response["Error"]["Code"]


def test_versions_labels_and_history(ssm):
    assert ssm.put_parameter(Name="/contract/db", Value="one", Type="String")["Version"] == 1
    assert ssm.put_parameter(Name="/contract/db", Value="two", Overwrite=True)["Version"] == 2
    assert ssm.label_parameter_version(Name="/contract/db", ParameterVersion=1, Labels=["old", "1bad"])["InvalidLabels"] == ["1bad"]
    assert ssm.get_parameter(Name="/contract/db")["Parameter"]["Value"] == "two"
    got = ssm.get_parameter(Name="/contract/db:old", WithDecryption=True)["Parameter"]
    assert got["Value"] == "one" and got["Selector"] == ":old"
    assert ssm.get_parameter(Name=got["ARN"])["Parameter"]["Version"] == 2
    history = ssm.get_parameter_history(Name="/contract/db")["Parameters"]
    assert [(v["Version"], v["Labels"]) for v in history] == [(1, ["old"]), (2, [])]
    with pytest.raises(ssm.exceptions.ParameterAlreadyExists):
        ssm.put_parameter(Name="/contract/db", Value="x", Type="String")
    with pytest.raises(ssm.exceptions.ParameterVersionNotFound):
        ssm.get_parameter(Name="/contract/db:9")
    ssm.delete_parameter(Name="/contract/db")
    with pytest.raises(ssm.exceptions.ParameterNotFound):
        ssm.get_parameter(Name="/contract/db")


def test_paths_and_filters(ssm):
    for name in ("a", "b", "deep/c"):
        ssm.put_parameter(Name=f"/paths/{name}", Value=name, Type="String", Tags=[{"Key": "team", "Value": "search"}])
    pages = ssm.get_paginator("get_parameters_by_path").paginate(Path="/paths", Recursive=True, PaginationConfig={"PageSize": 2})
    assert [p["Name"] for page in pages for p in page["Parameters"]] == ["/paths/a", "/paths/b", "/paths/deep/c"]
    described = ssm.describe_parameters(ParameterFilters=[{"Key": "tag:team", "Values": ["search"]}, {"Key": "Path", "Values": ["/paths"]}])
    assert [p["Name"] for p in described["Parameters"]] == ["/paths/a", "/paths/b"]
    several = ssm.get_parameters(Names=["/paths/a", "/paths/no"])
    assert [p["Value"] for p in several["Parameters"]] == ["a"] and several["InvalidParameters"] == ["/paths/no"]
    assert ssm.list_tags_for_resource(ResourceType="Parameter", ResourceId="/paths/a")["TagList"] == [{"Key": "team", "Value": "search"}]
    assert ssm.delete_parameters(Names=["/paths/a", "/paths/b", "/paths/deep/c"])["InvalidParameters"] == []


def test_a_secret_is_sealed(server, ssm):
    ssm.put_parameter(Name="/contract/secret", Value="s3cret", Type="SecureString")
    assert ssm.get_parameter(Name="/contract/secret", WithDecryption=True)["Parameter"]["Value"] == "s3cret"
    assert ssm.get_parameter(Name="/contract/secret")["Parameter"]["Value"] != "s3cret"
    assert ssm.describe_parameters(ParameterFilters=[{"Key": "Type", "Values": ["SecureString"]}])["Parameters"][0]["KeyId"] == "alias/aws/ssm"
    ssm.delete_parameter(Name="/contract/secret")


def test_what_is_not_built_says_so(ssm):
    assert code_of(ssm.list_documents) == "NotImplemented"
    assert code_of(ssm.get_parameters_by_path, Path="/x", MaxResults=11) == "ValidationException"


def test_another_account_reads_what_is_shared_with_it(server, ssm):
    ssm.put_parameter(Name="/shared/x", Value="v", Type="String", Tier="Advanced")
    arn = ssm.get_parameter(Name="/shared/x")["Parameter"]["ARN"]
    guest = server.client("ssm", "la/admin")
    assert code_of(guest.get_parameter, Name=arn) == "AccessDeniedException"
    ssm.put_resource_policy(ResourceArn=arn, Policy=(
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},'
        f'"Action":"ssm:GetParameter","Resource":"{arn}"}}]}}'))
    assert guest.get_parameter(Name=arn)["Parameter"]["Value"] == "v"


def test_filters_are_refused_in_the_words_of_aws(ssm):
    def refusal(call, **arguments):
        with pytest.raises(botocore.exceptions.ClientError) as refused:
            call(**arguments)
        error = refused.value.response["Error"]
        return f"{error['Code']}: {error['Message']}"

    def described(**one):
        return refusal(ssm.describe_parameters, ParameterFilters=[one])

    assert described(Key="Label") == "InvalidFilterKey: The following filter key is not valid: Label. Valid filter keys include: [Path, Name, Type, KeyId, Tier]."
    assert described(Key="Name", Option="x", Values=["a"]) == "InvalidFilterOption: The following filter option is not valid: x. Valid options include: [BeginsWith, Equals]."
    assert described(Key="Name") == "InvalidFilterValue: The following filter values are missing : null for filter key Name."
    assert described(Key="Path", Values=["/ssm"]).startswith("ValidationException: Filters for common parameters can't be prefixed with")
    assert described(Key="Path", Values=["a"]).startswith("ValidationException: The parameter doesn't meet the parameter name requirements.")
    assert refusal(ssm.get_parameters_by_path, Path="/a", ParameterFilters=[{"Key": "Name", "Values": ["a"]}]) == (
        "InvalidFilterKey: The following filter key is not valid: Name. Valid filter keys include: [Type, KeyId].")
