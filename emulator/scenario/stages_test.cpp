// The two stages that stand on a Backlot: the same steps give the same outcomes in process and over a socket.
#include <catch2/catch.hpp>

#include <unistd.h>

#include <set>

#include "journal/again.h"
#include "scenario/http_stage.h"
#include "scenario/library_stage.h"
#include "scenario/play.h"

using namespace backlot;
using namespace backlot::scenario;

namespace {

const std::filesystem::path root = BACKLOT_SOURCE_DIR;

constexpr std::string_view story = R"(
given: {fixture: organizations/sfdl.yaml}
steps:
  - {does: a bucket, as: la/admin, call: s3.CreateBucket,
     with: {Bucket: fons-shared, CreateBucketConfiguration: {LocationConstraint: eu-west-2}}}
  - {does: an object, as: la/admin, call: s3.PutObject, with: {Bucket: fons-shared, Key: a b/ü.csv, Body: "1,2"}}
  - {does: its bytes come back, as: la/admin, call: s3.GetObject, with: {Bucket: fons-shared, Key: a b/ü.csv}, gives: {Body: "1,2"}}
  - does: without a bucket policy the other account is refused by the bucket's layer
    as: organisation/CodeServerTaskRole
    decides: {implicit: {layer: resource-policy}}
    action: s3:GetObject
    resource: arn:aws:s3:::fons-shared/a
  - does: a bucket policy
    as: la/admin
    call: s3.PutBucketPolicy
    with:
      Bucket: fons-shared
      Policy:
        json:
          Version: 2012-10-17
          Statement:
            - {Sid: Share, Effect: Allow, Principal: {AWS: "arn:aws:iam::840503653997:role/CodeServerTaskRole"},
               Action: "s3:GetObject", Resource: "arn:aws:s3:::fons-shared/*"}
            - {Sid: OnlyHere, Effect: Deny, Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::fons-shared/*",
               Condition: {StringEquals: {"aws:SourceVpce": vpce-1}}}
  - does: the decision alone knows the policy
    as: organisation/CodeServerTaskRole
    decides: allow
    action: s3:GetObject
    resource: arn:aws:s3:::fons-shared/a
  - does: a refusal names the statement, wherever the call comes from
    as: organisation/CodeServerTaskRole
    from: {vpce: vpce-1}
    call: s3.GetObject
    with: {Bucket: fons-shared, Key: a b/ü.csv}
    fails: {code: AccessDenied, layer: resource-policy, statement: OnlyHere}
  - does: the trust policy answers for a role
    as: organisation/admin
    decides: allow
    action: sts:AssumeRole
    resource: arn:aws:iam::840503653997:role/admin
  - does: and refuses another account
    as: outsider/admin
    decides: {implicit: {layer: resource-policy}}
    action: sts:AssumeRole
    resource: arn:aws:iam::840503653997:role/admin
  - {does: a session, as: outsider/admin, call: sts.AssumeRole,
     with: {RoleArn: "arn:aws:iam::999988887777:role/reader", RoleSessionName: visit}, keeps: {key: Credentials.AccessKeyId}}
  - {does: is who it says, as: "key:${key}", call: sts.GetCallerIdentity, gives: {Arn: {contains: assumed-role/reader/visit}}}
  - {does: and over after an hour, advance: 1h, as: "key:${key}", call: sts.GetCallerIdentity, fails: ExpiredToken}
  - {does: a user has no session policy, as: la/user/frontend-hosting-user, from: {session_tags: {a: b}},
     call: s3.ListBuckets, fails: InvalidSession}
  - {does: nor has a key that was given MFA, as: "key:AKIALOCAL", from: {mfa: true}, call: s3.ListBuckets, fails: InvalidSession}
  - {does: a service calls, as: "service:ec2.amazonaws.com", call: s3.GetObject, with: {Bucket: fons-shared, Key: x},
     fails: {code: AccessDenied, layer: resource-policy}}
  - does: a bucket that is not there has no policy to decide by
    as: la/admin
    call: s3.GetObject
    with: {Bucket: fons-nowhere, Key: x}
    fails: NoSuchBucket
tables:
  cells do not see each other:
    principals: [la/admin]
    actions: {"s3:PutObject": {call: s3.PutObject, with: {Bucket: "${b}", Key: k, IfNoneMatch: "*", Body: x}}}
    resources: {one: {b: fons-shared}, two: {b: fons-shared}}
    otherwise: allow
)";

ScenarioResult played(Stage& stage) {
    const auto read = parse_scenario(story, "story.yaml", {root / "fixtures"});
    if (!read) FAIL(read.error().message);
    return play(*read, stage);
}

}  // namespace

TEST_CASE("A scenario gives the same in process and over HTTP", "[scenario]") {
    const auto is_http = GENERATE(false, true);
    const auto stage = is_http ? http_stage(root / "fixtures", {}) : library_stage(root / "fixtures", {});
    const auto result = played(*stage);
    REQUIRE_FALSE(result.could_not_run);
    for (const auto& step : result.steps) {
        INFO((is_http ? "over HTTP: " : "in process: ") << step.does << ": "
             << (step.mismatches.empty() ? "" : step.mismatches.front().expected + " / " + step.mismatches.front().got));
        CHECK(step.holds());
    }
    CHECK(result.count() == 18);
}

TEST_CASE("A stage keeps its journal, and every decision in it is made again the same", "[scenario]") {
    const auto folder = std::filesystem::temp_directory_path() / ("backlot-stage-" + std::to_string(::getpid()));
    {
        const auto stage = library_stage(root / "fixtures", folder);
        CHECK(played(*stage).holds());
    }
    std::set<std::string> layers;
    {
        const auto journal = journal::Journal::open({.folder = folder / "story"});
        REQUIRE(journal);
        for (const auto& entry : (*journal)->tail(100)) {
            for (const auto& check : entry.checks) {
                const auto again = journal::decide_again(**journal, check);
                INFO(entry.operation << " " << check.action << " " << (again ? "" : again.error().message));
                REQUIRE(again);
                CHECK(again->is_same);
                CHECK(again->message.empty() == (check.outcome == "allow"));
                layers.insert(check.layer + " " + check.outcome);
            }
        }
    }
    CHECK(layers.contains("resource-policy explicit-deny"));
    CHECK(layers.contains("identity-policy allow"));
    std::filesystem::remove_all(folder);
}
