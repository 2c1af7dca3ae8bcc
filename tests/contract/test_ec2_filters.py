"""Every filter that the SDK's own documentation names for a Describe operation is known here; another is refused."""

import re
import subprocess

import botocore.exceptions
import botocore.session
import pytest

from conftest import BACKLOT

MODEL = botocore.session.get_session().get_service_model("ec2")
LINES = subprocess.run([BACKLOT, "coverage", "ec2"], capture_output=True, text=True, check=True).stdout.splitlines()
BUILT = [words[1] for words in map(str.split, LINES) if words[0] == "yes" and words[1].startswith("Describe")]


def documented(operation):
    members = MODEL.operation_model(operation).input_shape.members
    shape = members.get("Filters")
    names = re.findall(r"<li>\s*<p>\s*<code>([^<]+)</code>", shape.documentation) if shape else []
    return ["tag:Name" if name.startswith("tag:") or name == "tag" else name for name in names]


@pytest.fixture(scope="module")
def ec2(server):
    return server.client("ec2", "la/admin")


@pytest.mark.parametrize("operation", [name for name in BUILT if documented(name)])
def test_documented_filters_are_known(ec2, operation):
    call = getattr(ec2, botocore.xform_name(operation))
    for name in documented(operation):
        call(Filters=[{"Name": name, "Values": ["sg-0123456789abcdef0" if name == "group-id" else "x"]}])
    with pytest.raises(botocore.exceptions.ClientError, match="InvalidParameterValue"):
        call(Filters=[{"Name": "no-such-filter", "Values": ["x"]}])


def test_an_account_begins_with_a_default_vpc(ec2):
    vpcs = ec2.describe_vpcs(Filters=[{"Name": "is-default", "Values": ["true"]}])["Vpcs"]
    assert [vpc["CidrBlock"] for vpc in vpcs] == ["172.31.0.0/16"]
    subnets = ec2.describe_subnets(Filters=[{"Name": "default-for-az", "Values": ["true"]}])["Subnets"]
    assert len(subnets) == 3 and all(subnet["MapPublicIpOnLaunch"] for subnet in subnets)
