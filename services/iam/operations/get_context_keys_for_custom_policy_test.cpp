#include <catch2/catch.hpp>

#include "library/testing.h"
#include "services/iam/model.h"

using namespace backlot;
using namespace backlot::iam;
using backlot::testing::error_of;
using backlot::testing::Stage;

TEST_CASE("GetContextKeysForCustomPolicy", "[iam]") {
    Stage stage{{.seed = 1}};
    stage.as("main");
    const auto done = stage.call(GetContextKeysForCustomPolicyInput{.policy_input_list = {
        R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::${aws:PrincipalTag/team, 'none'}-${*}",
            "Condition":{"StringLike":{"s3:prefix":["home/${aws:username}/*"]},"DateLessThan":{"aws:CurrentTime":"2030-01-01T00:00:00Z"}}}]})",
        R"({"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}})"}});
    REQUIRE(done);
    CHECK(done->context_key_names == model::List<std::string>{"aws:CurrentTime", "aws:PrincipalTag/team", "aws:SecureTransport", "aws:username", "s3:prefix"});
    CHECK(error_of(stage.call(GetContextKeysForCustomPolicyInput{.policy_input_list = {"no policy"}})) == "InvalidInput");
}
