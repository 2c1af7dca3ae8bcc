#include "library/testing.h"

namespace backlot::testing {

Stage::Stage(StageOptions options) {
    BacklotOptions open;
    open.seed = options.seed;
    open.virtual_start = std::chrono::sys_days{std::chrono::year{2026} / 1 / 1};
    open.legacy_s3_defaults = options.legacy_s3_defaults;
    open.has_default_vpcs = options.has_default_vpcs;
    if (!options.organization_file.empty()) open.organization_file = options.organization_file;
    auto opened = Backlot::open(open);
    BACKLOT_ASSERT(opened.has_value());
    backlot_ = std::move(*opened);
    if (options.organization_file.empty()) as("main");
}

Stage& Stage::as(std::string_view principal) {
    auto found = backlot_->principal(principal);
    BACKLOT_ASSERT(found.has_value());
    caller_ = std::move(*found);
    return *this;
}

Stage& Stage::in(std::string_view region) {
    region_ = region;
    return *this;
}

void be_user_with(Stage& stage, const std::string& policy, const std::string& account) {
    const auto root = stage.backlot().principal(account);
    BACKLOT_ASSERT(root.has_value());
    const auto make = [&](std::string_view operation, const Json& input) {
        return stage.backlot().call(*root, {}, "us-east-1", "iam", operation, input).error;
    };
    const auto made = make("CreateUser", Json::object({{"UserName", "ana"}}));
    BACKLOT_ASSERT(!made || made->code == "EntityAlreadyExists");
    BACKLOT_ASSERT(!make("PutUserPolicy", Json::object({{"UserName", "ana"}, {"PolicyName", "own"}, {"PolicyDocument", policy}})));
    stage.as(account + "/user/ana");
}

void be_user_without(Stage& stage, const std::string& action, const std::string& account) {
    be_user_with(stage, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},)"
                        R"({"Sid":"NotThis","Effect":"Deny","Action":")" + action + R"(","Resource":"*"}]})", account);
}

bool is_refused(const Stage& stage, std::string_view action, std::string_view resource) {
    for (const auto& verdict : stage.verdicts()) {
        if (verdict.question.action != action || verdict.is_allowed()) continue;
        return verdict.decision.outcome == policy::Outcome::explicit_deny && verdict.question.resource == resource;
    }
    return false;
}

}  // namespace backlot::testing
