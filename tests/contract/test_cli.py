"""The command line as people and build servers use it: the real binary, its output and its exit codes.

Exit codes: 0 all holds, 1 an expectation failed, 2 it could not be run.
"""

import json
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
import xml.etree.ElementTree

import pytest

from conftest import BACKLOT, ROOT, Server

ORGANIZATION = str(ROOT / "fixtures/organizations/sfdl.yaml")
VERBS = ["serve", "run", "env", "exec", "why", "journal", "evaluate", "coverage", "advance", "fork", "reset", "status",
         "version", "completion"]


def backlot(*arguments, environment=None, input=None, cwd=ROOT, timeout=60):
    return subprocess.run([BACKLOT, *arguments], capture_output=True, text=True, timeout=timeout, input=input, cwd=cwd,
                          env=environment or os.environ)


def ask(server, *arguments, **options):
    """A verb that asks the server it is told about."""
    return backlot(*arguments, "--endpoint", server.url, environment=server.environment, **options)


@pytest.fixture()
def own():
    """A server of the test's own, on the virtual clock, for verbs that change what others would see."""
    running = Server("--organization", ORGANIZATION, "--clock", "virtual", "--start", "2026-01-01T00:00:00Z", "--seed", "7")
    yield running
    running.stop()


# ---- help, version, usage ----

@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(verb):
    done = backlot(verb, "--help")
    assert done.returncode == 0
    assert f"Usage: backlot {verb}" in done.stdout
    assert "0 all holds, 1 an expectation failed, 2 it could not be run" in done.stdout


def test_help_lists_every_verb_and_the_exit_codes():
    done = backlot("--help")
    assert done.returncode == 0
    for verb in VERBS:
        assert re.search(rf"^  {verb} +\w", done.stdout, re.M), verb
    assert "Exit codes: 0 all holds, 1 an expectation failed, 2 it could not be run." in done.stdout


@pytest.mark.parametrize("arguments", [[], ["no-such-verb"], ["run", "--no-such-option"], ["why"], ["run", "--jobs", "0"],
                                       ["serve", "--clock", "lunar"], ["completion", "fish"]])
def test_what_cannot_be_understood_ends_with_2(arguments):
    done = backlot(*arguments)
    assert done.returncode == 2
    assert done.stdout + done.stderr


def test_version():
    done = backlot("version")
    assert done.returncode == 0
    assert re.fullmatch(r"backlot \d+\.\d+\.\d+\n", done.stdout)


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_completion_knows_every_verb_and_option(shell):
    script = backlot("completion", shell).stdout
    for verb in VERBS:
        assert re.search(rf"^ +{verb}\) words=", script, re.M), verb
    assert "--over-http" in script
    checked = subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True)
    assert checked.returncode == 0, checked.stderr


def test_completion_completes():
    script = backlot("completion", "bash").stdout
    for words, expected in [("backlot co", {"coverage", "completion"}), ("backlot why --j", {"--json", "--journals"})]:
        line = words.split()
        shell = script + f'\nCOMP_WORDS=({words}); COMP_CWORD={len(line) - 1}; _backlot; printf "%s\\n" "${{COMPREPLY[@]}}"'
        done = subprocess.run(["bash"], input=shell, text=True, capture_output=True)
        assert set(done.stdout.split()) == expected


# ---- run ----

def scenario(folder, text, name="story.yaml"):
    (folder / name).write_text(text)
    return str(folder / name)


def test_run_ends_with_0_where_everything_holds_and_writes_its_reports(tmp_path):
    done = backlot("run", str(ROOT / "scenarios/sfdl/guardrails.yaml"), "--journals", str(tmp_path / "journals"),
                   "--junit", str(tmp_path / "junit.xml"), "--html", str(tmp_path / "index.html"), "--matrix")
    assert done.returncode == 0, done.stdout
    assert "1 of 1 scenario hold, 22 of 22 steps" in done.stdout
    assert re.search(r"an admin +ec2:RunInstances +anything +explicitly denied +service-control-policy deny-outside-eu",
                     done.stdout)
    suite = xml.etree.ElementTree.parse(tmp_path / "junit.xml").getroot()
    assert (suite.get("tests"), suite.get("failures")) == ("22", "0")
    assert '<table class="matrix">' in (tmp_path / "index.html").read_text()
    assert list((tmp_path / "journals").rglob("*.journal"))


def test_run_ends_with_1_where_an_expectation_fails(tmp_path):
    file = scenario(tmp_path, "given: {fixture: organizations/sfdl.yaml}\n"
                              "steps:\n  - {does: lists users, as: organisation/CodeServerTaskRole, call: iam.ListUsers}\n")
    done = backlot("run", file, "--journals", str(tmp_path / "journals"))
    assert done.returncode == 1
    assert "AccessDenied" in done.stdout and "0 of 1 scenario hold, 0 of 1 step" in done.stdout


def test_run_ends_with_2_and_says_where_the_mistake_is(tmp_path):
    file = scenario(tmp_path, "steps:\n  - {does: x, as: la, call: s3.ListBuckets, fail: AccessDenied}\n")
    done = backlot("run", file, "--journals", str(tmp_path / "journals"))
    assert done.returncode == 2
    assert f'{file}:2:45: a step has no member "fail"; did you mean "fails"?' in done.stdout
    assert backlot("run", str(tmp_path / "nowhere")).returncode == 2


def test_run_prints_the_schema_of_its_format():
    done = backlot("run", "--schema")
    assert done.returncode == 0
    assert json.loads(done.stdout) == json.loads((ROOT / "docs/scenarios.schema.json").read_text())


def test_the_repositorys_scenarios_hold_over_http_too(tmp_path):
    done = backlot("run", "--over-http", "--journals", str(tmp_path), timeout=300)
    assert done.returncode == 0, done.stdout
    assert "could not be run" not in done.stdout


def test_over_http_really_signs_and_answers_over_a_socket(tmp_path):
    """The time of a signature is not the virtual clock's, and a refusal keeps its layer."""
    file = scenario(tmp_path, """
given: {fixture: organizations/sfdl.yaml}
start: 2020-01-01T00:00:00Z
steps:
  - {does: in the past, as: la/admin, call: s3.CreateBucket, with: {Bucket: over-http, CreateBucketConfiguration: {LocationConstraint: eu-west-2}}}
  - {does: days later, advance: 5d, as: la/admin, call: s3.ListBuckets, from: {user_agent: rehearsal/1}, gives: {Buckets: [{Name: over-http, CreationDate: "2020-01-01T00:00:00Z"}]}}
  - {does: refused, as: outsider/admin, call: s3.ListObjectsV2, with: {Bucket: over-http}, fails: {code: AccessDenied, layer: resource-policy}}
""")
    done = backlot("run", "--over-http", file, "--journals", str(tmp_path / "journals"))
    assert done.returncode == 0, done.stdout


# ---- why ----

def test_why_explains_a_request_of_the_last_run(tmp_path):
    file = scenario(tmp_path, """
given: {fixture: organizations/sfdl.yaml}
steps:
  - {does: abroad, as: organisation/admin, region: us-east-1, call: s3.CreateBucket, with: {Bucket: fons-abroad}}
""", "abroad.yaml")
    journals = str(tmp_path / "journals")
    done = backlot("run", file, "--journals", journals)
    request = re.search(r"request +(\w+)", done.stdout).group(1)
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)}  # no server of another test
    why = backlot("why", request, "--journals", journals, environment=environment)
    assert why.returncode == 0, why.stderr
    assert "abroad" in why.stdout.splitlines()[0]
    assert re.search(r"explicit-deny, decided by the service-control-policy deny-outside-eu \(p-\w+\), statement DenyAllOutsideEU",
                     why.stdout)
    assert '"Sid":"DenyAllOutsideEU"' in why.stdout
    assert 'aws:RequestedRegion = ["us-east-1"]' in why.stdout
    assert "allow by identity-policy arn:aws:iam::aws:policy/AdministratorAccess" in why.stdout
    assert "AWS says: User: arn:aws:sts::840503653997:assumed-role/admin/backlot is not authorized to perform: s3:CreateBucket" in why.stdout
    assert "decided again from the journal: the same" in why.stdout
    got = json.loads(backlot("why", request, "--json", "--journals", journals, environment=environment).stdout)
    assert got["checks"][0]["again"]["same"] is True
    missing = backlot("why", "0000000000000000", "--journals", journals, environment=environment)
    assert missing.returncode == 2 and "no request 0000000000000000" in missing.stderr


def test_why_explains_a_request_of_a_server(server):
    s3 = server.client("s3", "organisation/CodeServerTaskRole")
    with pytest.raises(Exception) as refused:
        server.client("iam", "organisation/CodeServerTaskRole").list_users()
    request = refused.value.response["ResponseMetadata"]["RequestId"]
    why = ask(server, "why", request)
    assert why.returncode == 0, why.stderr
    assert f"In the server at {server.url}" in why.stdout
    assert "implicit-deny, decided by the identity-policy" in why.stdout
    assert "decided again from the journal: the same" in why.stdout
    request = s3.list_buckets()["ResponseMetadata"]["RequestId"]
    assert "allow, decided by the identity-policy" in ask(server, "why", request).stdout
    assert ask(server, "why", "no-such-request").returncode == 2


# ---- env, exec ----

def test_env_prints_exports_and_refuses_whom_it_does_not_know(server):
    done = ask(server, "env", "--as", "la/admin")
    assert done.returncode == 0
    for name in ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL", "AWS_REGION"]:
        assert re.search(rf"^export {name}=\S+", done.stdout, re.M), name
    wrong = ask(server, "env", "--as", "la/nobody")
    assert wrong.returncode == 2 and 'There is no principal "la/nobody"' in wrong.stderr


def test_exec_runs_a_command_as_a_principal_and_gives_its_exit_code(server):
    program = ("import boto3, sys; print(boto3.client('sts').get_caller_identity()['Arn']); sys.exit(7)")
    done = ask(server, "exec", "--as", "la/user/frontend-hosting-user", "--", sys.executable, "-c", program)
    assert done.stdout.strip() == "arn:aws:iam::111122223333:user/frontend-hosting-user", done.stderr
    assert done.returncode == 7
    assert ask(server, "exec", "--as", "la/nobody", "--", "true").returncode == 2
    assert ask(server, "exec", "--as", "la/admin", "--", "/no/such/program").returncode == 2


# ---- journal ----

def test_journal_shows_the_latest_calls(server):
    sts = server.client("sts", "la/admin")
    requests = [sts.get_caller_identity()["ResponseMetadata"]["RequestId"] for _ in range(3)]
    lines = ask(server, "journal", "--last", "2").stdout.splitlines()
    assert len(lines) == 2
    assert requests[1] in lines[0] and requests[2] in lines[1]
    assert "sts:GetCallerIdentity" in lines[1] and lines[1].endswith("ok")


def test_journal_follows(server):
    follower = subprocess.Popen([BACKLOT, "journal", "--follow", "--last", "0", "--endpoint", server.url],
                                stdout=subprocess.PIPE, env=server.environment)
    try:
        time.sleep(0.5)
        request = server.client("sts", "la2/admin").get_caller_identity()["ResponseMetadata"]["RequestId"]
        os.set_blocking(follower.stdout.fileno(), False)
        seen, until = b"", time.monotonic() + 10
        while request.encode() not in seen and time.monotonic() < until:
            seen += follower.stdout.read() or b""
            time.sleep(0.05)
        assert request.encode() in seen
        assert follower.poll() is None
    finally:
        follower.kill()
        follower.wait(10)


# ---- status, advance, fork, reset ----

def test_status_says_what_a_server_holds(own):
    done = ask(own, "status")
    assert done.returncode == 0
    got = json.loads(done.stdout)
    assert got["accounts"] == 6 and got["clock"] == "virtual" and got["state"] == "ephemeral" and got["forks"] == 0
    assert got["now"] == "2026-01-01T00:00:00Z"


def test_advance_moves_the_virtual_clock_and_ends_sessions(own):
    s3 = own.client("s3", "la/admin")
    s3.create_bucket(Bucket="advance-me", CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})
    done = ask(own, "advance", "24h")
    assert done.returncode == 0 and json.loads(done.stdout) == {"now": "2026-01-02T00:00:00Z"}
    with pytest.raises(Exception) as over:
        s3.list_buckets()
    assert over.value.response["Error"]["Code"] == "ExpiredToken"
    for wrong in ["soon", "-1h", "5y", ""]:
        assert ask(own, "advance", "--", wrong).returncode == 2, wrong


def test_a_wall_clock_does_not_advance(server):
    done = ask(server, "advance", "1h")
    assert done.returncode == 2 and "--clock virtual" in done.stderr


def test_a_fork_goes_its_own_way(own):
    def names(client):
        return [bucket["Name"] for bucket in client.list_buckets()["Buckets"]]

    s3 = own.client("s3", "la/admin")
    s3.create_bucket(Bucket="both-have-it", CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})
    done = ask(own, "fork")
    assert done.returncode == 0
    url = json.loads(done.stdout)["url"]
    keys = json.loads(backlot("env", "--as", "la/admin", "--endpoint", url, "--format", "credential-process",
                              environment=own.environment).stdout)
    import boto3
    import botocore.config
    forked = boto3.client("s3", endpoint_url=url, region_name="eu-west-2", aws_access_key_id=keys["AccessKeyId"],
                          aws_secret_access_key=keys["SecretAccessKey"], aws_session_token=keys["SessionToken"],
                          config=botocore.config.Config(s3={"addressing_style": "path"}))
    forked.create_bucket(Bucket="the-fork-has-it", CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})
    assert names(forked) == ["both-have-it", "the-fork-has-it"]
    assert names(s3) == ["both-have-it"]
    assert json.loads(ask(own, "status").stdout)["forks"] == 1


def test_reset_forgets_everything_but_the_organization_file(own):
    s3 = own.client("s3", "la/admin")
    s3.create_bucket(Bucket="forget-me", CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})
    done = ask(own, "reset")
    assert done.returncode == 0 and json.loads(done.stdout) == {"reset": True}
    with pytest.raises(Exception) as gone:  # its session went too
        s3.list_buckets()
    assert gone.value.response["Error"]["Code"] in ("InvalidAccessKeyId", "InvalidClientTokenId")
    assert own.client("s3", "la/admin").list_buckets()["Buckets"] == []


@pytest.mark.parametrize("verb", [["status"], ["reset"], ["fork"], ["advance", "1h"], ["journal"], ["env", "--as", "la"]])
def test_without_a_server_a_verb_ends_with_2(verb, tmp_path):
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)}
    environment.pop("AWS_ENDPOINT_URL", None)
    done = backlot(*verb, environment=environment)
    assert done.returncode == 2 and "no backlot server runs" in done.stderr
    named = backlot(*verb, "--endpoint", "http://127.0.0.1:1", environment=environment)
    assert named.returncode == 2 and "no backlot server of yours listens at http://127.0.0.1:1" in named.stderr


# ---- coverage, evaluate ----

def test_coverage_counts_and_lists_operations():
    counts = backlot("coverage")
    assert counts.returncode == 0
    found = dict(re.findall(r"^(\w+): (\d+) of \d+ operations$", counts.stdout, re.M))
    assert {"iam", "organizations", "s3", "sts"} <= set(found)
    listed = backlot("coverage", "sts").stdout
    assert re.search(r"^  yes  AssumeRole$", listed, re.M)
    assert listed.count("  yes  ") == int(found["sts"])
    assert backlot("coverage", "nothing").returncode == 2


def test_evaluate_answers_each_line_and_ends_with_1_where_one_is_none():
    question = {"id": 1, "request": {"principal": "arn:aws:iam::111122223333:user/a", "action": "s3:GetObject",
                                     "resource": "arn:aws:s3:::b/k", "resourceAccountId": "111122223333", "context": {}},
                "identityPolicies": [{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}]}
    good = backlot("evaluate", input=json.dumps(question) + "\n")
    assert good.returncode == 0 and json.loads(good.stdout)["decision"] == "Allow"
    bad = backlot("evaluate", input=json.dumps(question) + "\nnonsense\n")
    assert bad.returncode == 1
    lines = bad.stdout.splitlines()
    assert json.loads(lines[0])["decision"] == "Allow" and json.loads(lines[1])["line"] == 2
    # As an editor of another system saves it: a byte order mark, Windows line ends, blank lines.
    saved = backlot("evaluate", input="\ufeff" + json.dumps(question) + "\r\n\r\n  \n" + json.dumps(question))
    assert saved.returncode == 0
    assert [json.loads(line)["decision"] for line in saved.stdout.splitlines()] == ["Allow", "Allow"]


# ---- serve ----

@pytest.mark.parametrize("arguments, said", [
    (["--listen", "nowhere"], "--listen takes ADDRESS:PORT"),
    (["--listen", "127.0.0.1:99999"], "--listen takes ADDRESS:PORT"),
    (["--clock", "virtual", "--start", "yesterday"], "--start takes an ISO 8601 time"),
])
def test_serve_refuses_what_it_cannot_do(arguments, said):
    listen = [] if "--listen" in arguments else ["--listen", "127.0.0.1:0"]
    done = backlot("serve", "--ephemeral", *listen, *arguments, timeout=20)
    assert done.returncode == 2 and said in done.stderr


def test_serve_names_every_mistake_of_an_organization_file(tmp_path):
    (tmp_path / "org.yaml").write_text("managment: {name: master}\nunits: {a: }\n")
    done = backlot("serve", "--ephemeral", "--listen", "127.0.0.1:0", "--organization", str(tmp_path / "org.yaml"), timeout=20)
    assert done.returncode == 2
    assert 'org.yaml:1:1: an organization file has no member "managment"; did you mean "management"?' in done.stderr
    assert 'org.yaml:2:1: "units" without a management account: expected management' in done.stderr


# ---- the server's own API ----

def runtime(server):
    folder = os.path.join(server.environment["XDG_RUNTIME_DIR"], "backlot")
    port = server.url.rsplit(":", 1)[1]
    path = os.path.join(folder, port + ".json")
    return path, json.load(open(path))


def call_admin(server, path, headers):
    request = urllib.request.Request(server.url + "/_backlot/" + path, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)


def test_the_token_lies_where_only_its_owner_reads_it(server):
    path, _ = runtime(server)
    assert os.stat(path).st_mode & 0o777 == 0o600
    assert os.stat(os.path.dirname(path)).st_mode & 0o777 == 0o700


@pytest.mark.parametrize("path", ["status", "journal", "keys?as=la/admin", "why?id=x", "advance?ms=1", "fork", "reset"])
def test_the_admin_api_wants_the_token(server, path):
    _, known = runtime(server)
    token = known["token"]
    for wrong in [{}, {"Authorization": "Bearer wrong"}, {"Authorization": "Bearer "}, {"Authorization": token},
                  {"Authorization": "Bearer " + token[:-1]}, {"Authorization": "Basic " + token}]:
        status, answer = call_admin(server, path, wrong)
        assert status == 401 and answer == {"error": "the token is missing or wrong"}, wrong


@pytest.mark.parametrize("headers", [
    {"Host": "backlot.example"}, {"Host": "127.0.0.1.evil.example"}, {"Host": "evil.example:4566"},
    {"Host": "[::1].evil.example"}, {"Host": ""},
    {"Origin": "http://evil.example"}, {"Origin": "https://127.0.0.1.evil.example"}, {"Origin": "null"},
    {"Origin": "http://localhost.evil.example:80"},
])
def test_the_admin_api_refuses_other_sites_even_with_the_token(server, headers):
    _, known = runtime(server)
    status, answer = call_admin(server, "status", {"Authorization": "Bearer " + known["token"], **headers})
    assert status == 403 and answer == {"error": "requests from another site are refused"}


@pytest.mark.parametrize("headers", [{}, {"Host": "localhost:4566"}, {"Host": "[::1]:4566"}, {"Host": "127.1.2.3"}, {"Origin": "http://localhost:3000"}])
def test_the_admin_api_answers_its_own(server, headers):
    _, known = runtime(server)
    status, answer = call_admin(server, "status", {"Authorization": "Bearer " + known["token"], **headers})
    assert status == 200 and answer["accounts"] == 6


def test_health_needs_no_token_and_says_nothing_else(server):
    status, answer = call_admin(server, "health", {})
    assert status == 200 and set(answer) == {"status", "version"}


def test_what_is_not_there_is_said(server):
    _, known = runtime(server)
    status, answer = call_admin(server, "nothing", {"Authorization": "Bearer " + known["token"]})
    assert status == 400 and answer["code"] == "NotFound"
