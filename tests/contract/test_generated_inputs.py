"""Every operation of every service, with an input made from its model: the SDK sends it signed and must be able to read
the answer. Services join by themselves: those that `backlot coverage` lists.

An input has the required members alone, each within its length, pattern and values; the same run makes the same inputs.
"""

import datetime
import random
import re
import subprocess

import botocore.exceptions
import botocore.session
import pytest
import rstr

from conftest import BACKLOT, ROOT, Server

MODELS = botocore.session.get_session()
SERVICES = [line.split(":")[0] for line in subprocess.run([BACKLOT, "coverage"], capture_output=True, text=True, check=True).stdout.splitlines()]


def coverage(service, *answers):
    lines = subprocess.run([BACKLOT, "coverage", service], capture_output=True, text=True, check=True).stdout.splitlines()
    return {words[1] for words in map(str.split, lines) if words and words[0] in answers}


BUILT = {service: coverage(service, "yes") for service in SERVICES}
# What the server's models have: the SDK's may be newer, and name more.
KNOWN = {service: coverage(service, "yes", "no") for service in SERVICES}
UNKNOWN_OPERATION = {"InvalidAction", "UnknownOperationException", "MethodNotAllowedException", "MethodNotAllowed"}
# Their requests are those of a newer operation, letter by letter.
TWINS = {"GetBucketLifecycle", "PutBucketLifecycle", "GetBucketNotification", "PutBucketNotification"}
# Told from an object of S3 by its host alone, an outpost's.
BY_HOST = {("s3control", "CreateBucket")}
OPERATIONS = [(service, name) for service in SERVICES for name in MODELS.get_service_model(service).operation_names
              if (service, name) not in BY_HOST]


class Maker:
    """Values of shapes."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.words = rstr.Rstr(self.random)

    def of(self, shape, depth=0):
        return getattr(self, shape.type_name, self.string)(shape, depth)

    def structure(self, shape, depth):
        members = list(shape.required_members)
        if getattr(shape, "is_tagged_union", False) and not members:
            members = list(shape.members)[:1]
        return {name: self.of(shape.members[name], depth + 1) for name in members} if depth < 12 else {}

    def list(self, shape, depth):
        return [self.of(shape.member, depth + 1) for _ in range(max(1, shape.metadata.get("min", 1)))]

    def map(self, shape, depth):
        return {self.of(shape.key, depth + 1): self.of(shape.value, depth + 1)}

    def string(self, shape, depth):
        low, high = shape.metadata.get("min", 1), shape.metadata.get("max", 64)
        if shape.enum:
            return self.random.choice(shape.enum)
        pattern = shape.metadata.get("pattern")
        pattern = pattern and re.sub(r"\\p\{\w+\}", "a-z", pattern)  # classes that Python does not know
        try:
            re.compile(pattern or "")
        except re.error:  # [\w-/] is a range to Python alone: any text will do
            pattern = None
        for text in ("generated", "a" * max(low, 3), "111122223333", "arn:aws:iam::111122223333:role/generated"):
            if low <= len(text) <= high and (not pattern or re.fullmatch(pattern, text)):
                return text
        for _ in range(200):
            text = self.words.xeger(pattern) if pattern else "a" * low
            if len(text) < low:
                text += text[-1:] * (low - len(text)) if text else "a" * low
            text = "".join(c for c in text[:high] if c.isprintable() and c.isascii())
            if low <= len(text) and (not pattern or re.fullmatch(pattern, text)):
                return text
        return "a" * low

    def integer(self, shape, depth):
        return max(shape.metadata.get("min", 1), 1)

    long = integer

    def float(self, shape, depth):
        return 1.0

    double = float

    def boolean(self, shape, depth):
        return True

    def timestamp(self, shape, depth):
        return datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)

    def blob(self, shape, depth):
        return b"generated"


@pytest.fixture(scope="module")
def clients():
    """A server of its own: the inputs close accounts and take policies away."""
    server = Server("--organization", str(ROOT / "fixtures/organizations/sfdl.yaml"))
    found = {}

    def client(service):
        if service not in found:
            found[service] = server.client(service, "master/admin", inject_host_prefix=False)
        return found[service]

    yield client
    assert server.process.poll() is None, "the server has ended"
    server.stop()


@pytest.mark.parametrize("service, operation", OPERATIONS, ids=lambda value: value)
def test_the_sdk_reads_the_answer(clients, service, operation):
    model = MODELS.get_service_model(service).operation_model(operation)
    given = Maker(f"{service}:{operation}").of(model.input_shape) if model.input_shape else {}
    client = clients(service)
    try:
        answer = client._make_api_call(operation, given)
        for value in answer.values():
            if hasattr(value, "read"):
                value.read()
        assert operation in BUILT[service] | TWINS, "it answers and is not in the coverage"
    except botocore.exceptions.ClientError as error:
        status = error.response["ResponseMetadata"]["HTTPStatusCode"]
        code, message = error.response["Error"]["Code"], error.response["Error"].get("Message", "")
        if operation in BUILT[service] | TWINS:
            assert 300 <= status < 500, (status, code, message, given)
            assert code and code not in ("Unknown", "InternalFailure", "UnknownOperationException", "SignatureDoesNotMatch"), (status, code, message, given)
        elif operation not in KNOWN[service]:  # refused as AWS refuses a name that it does not know
            assert status in (400, 404, 405) and code in UNKNOWN_OPERATION, (status, code, message, given)
        else:
            assert (status, code) == (400, "NotImplemented"), (status, code, message, given)
            # Of another signing name than its service's, it is refused before its operation is known.
            assert f"{service}:{operation}" in message or message.startswith("backlot does not have s3")


@pytest.mark.parametrize("service", SERVICES)
def test_no_text_is_too_long(clients, service):
    """Each text of each operation, longer than any row's key: it is refused, or taken as it is, and the server goes on."""
    client, wrong, count = clients(service), [], 0
    for operation in sorted(BUILT[service]):
        shape = MODELS.get_service_model(service).operation_model(operation).input_shape
        for name, member in shape.members.items() if shape else ():
            if member.type_name == "list" and member.member.type_name == "string" and not member.member.enum:
                value = ["a" * 3000]
            elif member.type_name == "string" and not member.enum:
                value = "a" * 3000
            else:
                continue
            count += 1
            try:
                client._make_api_call(operation, {**Maker(f"{service}:{operation}").of(shape), name: value})
            except botocore.exceptions.ClientError as error:
                status = error.response["ResponseMetadata"]["HTTPStatusCode"]
                if not 300 <= status < 500 or error.response["Error"]["Code"] in ("Unknown", "InternalFailure"):
                    wrong.append((operation, name, status, error.response["Error"]))
            except (botocore.exceptions.ParamValidationError, botocore.exceptions.EndpointResolutionError):
                pass  # the SDK sends no such name
            except botocore.exceptions.HTTPClientError as error:
                wrong.append((operation, name, str(error)[:80]))
                break
    assert wrong == [] and count > 0
