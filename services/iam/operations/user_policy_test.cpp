#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("PutUserPolicy, GetUserPolicy and DeleteUserPolicy", "[iam]") {
    Stage stage;
    make_user(stage, "ana");
    const auto put = [&](const std::string& name, const std::string& document) {
        return stage.call(PutUserPolicyInput{.user_name = "ana", .policy_name = name, .policy_document = document});
    };
    const GetUserPolicyInput get{.user_name = "ana", .policy_name = "p"};

    SECTION("a document comes back percent-encoded, the last one put") {
        REQUIRE(put("p", allows_all));
        REQUIRE(put("p", R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}})"));
        CHECK(done(stage, get).policy_document ==
              "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22s3%3AGet%2A%22%2C%22Resource%22%3A%22%2A%22%7D%7D");
        done(stage, DeleteUserPolicyInput{.user_name = "ana", .policy_name = "p"});
        CHECK(message_of(stage.call(get)) == "The user policy with name p cannot be found.");
    }
    SECTION("2,048 characters in all of a user's policies, blanks not counted") {
        REQUIRE(put("half", document_of(1'000)));
        REQUIRE(put("rest", document_of(1'048)));
        CHECK(error_of(put("rest", document_of(1'049))) == "LimitExceeded");
        CHECK(message_of(put("more", document_of(200))) == "Maximum policy size of 2048 bytes exceeded for user ana");
    }
    SECTION("what is no policy is refused") {
        CHECK(error_of(put("p", "{}")) == "MalformedPolicyDocument");
        CHECK(error_of(put("p", trusts_ec2)) == "MalformedPolicyDocument");
    }
    SECTION("nobody has none") {
        CHECK(error_of(stage.call(GetUserPolicyInput{.user_name = "bob", .policy_name = "p"})) == "NoSuchEntity");
        CHECK(error_of(stage.call(DeleteUserPolicyInput{.user_name = "ana", .policy_name = "p"})) == "NoSuchEntity");
    }
    SECTION("are refused by a policy") {
        CHECK(refused_on(stage, PutUserPolicyInput{.user_name = "ana", .policy_name = "p", .policy_document = reads_s3}) == "user/ana");
        CHECK(refused_on(stage, get) == "user/ana");
        CHECK(refused_on(stage, DeleteUserPolicyInput{.user_name = "ana", .policy_name = "p"}) == "user/ana");
    }
}
