#include <catch2/catch.hpp>

#include "library/testing.h"
#include "services/iam/model.h"

using namespace backlot;
using namespace backlot::iam;
using backlot::testing::error_of;
using backlot::testing::Stage;

TEST_CASE("GetContextKeysForPrincipalPolicy", "[iam]") {
    Stage stage{{.seed = 1}};
    stage.as("main");
    REQUIRE(stage.call(CreateGroupInput{.group_name = "readers"}));
    REQUIRE(stage.call(PutGroupPolicyInput{.group_name = "readers", .policy_name = "p",
        .policy_document = R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}})"}));
    GetContextKeysForPrincipalPolicyInput input{.policy_source_arn = "arn:aws:iam::000000000000:group/readers"};
    CHECK(stage.call(input)->context_key_names == model::List<std::string>{"aws:SourceIp"});
    input.policy_input_list = {R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"Null":{"aws:TokenIssueTime":"true"}}}})"};
    CHECK(stage.call(input)->context_key_names.size() == 2);
    input.policy_source_arn = "arn:aws:iam::000000000000:group/none";
    CHECK(error_of(stage.call(input)) == "NoSuchEntity");
}
