#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("PutGroupPolicy, GetGroupPolicy and DeleteGroupPolicy", "[iam]") {
    Stage stage;
    make_group(stage, "readers");
    const auto put = [&](const std::string& name, const std::string& document) {
        return stage.call(PutGroupPolicyInput{.group_name = "readers", .policy_name = name, .policy_document = document});
    };
    const GetGroupPolicyInput get{.group_name = "readers", .policy_name = "p"};
    const DeleteGroupPolicyInput remove{.group_name = "readers", .policy_name = "p"};

    SECTION("a document is put, shown percent-encoded and deleted") {
        REQUIRE(put("p", reads_s3));
        CHECK(done(stage, get).policy_document.starts_with("%7B%22Version%22%3A%222012-10-17%22"));
        done(stage, remove);
        CHECK(message_of(stage.call(get)) == "The group policy with name p cannot be found.");
        CHECK(error_of(stage.call(remove)) == "NoSuchEntity");
    }
    SECTION("5,120 characters in all of a group's policies") {
        REQUIRE(put("half", document_of(2'560)));
        REQUIRE(put("rest", document_of(2'560)));
        CHECK(error_of(put("rest", document_of(2'561))) == "LimitExceeded");
        CHECK(message_of(put("rest", document_of(2'561))) == "Maximum policy size of 5120 bytes exceeded for group readers");
    }
    SECTION("what is no policy is refused, and there must be a group") {
        CHECK(error_of(put("p", "[]")) == "MalformedPolicyDocument");
        CHECK(error_of(stage.call(PutGroupPolicyInput{.group_name = "none", .policy_name = "p", .policy_document = reads_s3})) == "NoSuchEntity");
    }
    SECTION("are refused by a policy") {
        CHECK(refused_on(stage, PutGroupPolicyInput{.group_name = "readers", .policy_name = "p", .policy_document = reads_s3}) == "group/readers");
        CHECK(refused_on(stage, get) == "group/readers");
        CHECK(refused_on(stage, remove) == "group/readers");
    }
}
