// testing::Stage: an ephemeral Backlot for unit tests, with a virtual clock and a seed, called by typed inputs.
//
//     testing::Stage stage;
//     stage.as("main");                                     // the account's root; "main/reader" for a role
//     const auto made = stage.call(iam::CreateUserInput{.user_name = "ana"});
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "base/assert.h"
#include "library/backlot.h"

namespace backlot::testing {

struct StageOptions {
    std::uint64_t seed = 1;
    std::string organization_file = {};  // a path; empty: the default account "main"
    bool legacy_s3_defaults = false;
    bool has_default_vpcs = false;  // tests of networks count them
};

class Stage {
  public:
    explicit Stage(StageOptions options = {});

    // Who calls from now on, and from which region.
    Stage& as(std::string_view principal);
    Stage& in(std::string_view region);
    void advance(std::chrono::milliseconds by) { backlot_->advance(by); }
    [[nodiscard]] Backlot& backlot() { return *backlot_; }
    [[nodiscard]] const identity::Caller& caller() const { return caller_; }
    void be(identity::Caller caller) { caller_ = std::move(caller); }
    [[nodiscard]] identity::Origin& origin() { return origin_; }

    template <class Input>
    auto call(const Input& input) {
        using Operation = decltype(operation_of(input));
        using Output = typename Operation::Output;
        auto made = backlot_->kernel().make_call(Operation::service, Operation::name, caller_, origin_, region_);
        BACKLOT_ASSERT(made.has_value());
        auto done = backlot_->kernel().perform(*made, &input);
        verdicts_ = std::move(done.verdicts);
        Result<Output> result = fail("", "");
        if (done.output) result = std::move(*static_cast<Output*>(done.output->get()));
        else result = std::unexpected(std::move(done.output).error());
        return result;
    }
    // Every question that the last call asked, with its answer.
    [[nodiscard]] const std::vector<identity::Verdict>& verdicts() const { return verdicts_; }

  private:
    std::unique_ptr<Backlot> backlot_;
    identity::Caller caller_;
    identity::Origin origin_;
    std::string region_ = "eu-west-2";
    std::vector<identity::Verdict> verdicts_;
};

// From now on the user "ana" of an account calls, with this one policy.
void be_user_with(Stage& stage, const std::string& policy, const std::string& account = "main");
// With a policy that allows everything but this action.
void be_user_without(Stage& stage, const std::string& action, const std::string& account = "main");
// Whether the last call was refused by such a policy's Deny of the action, about this resource.
[[nodiscard]] bool is_refused(const Stage& stage, std::string_view action, std::string_view resource);

// The code of a result's error, or "" where it succeeded.
template <class T>
[[nodiscard]] std::string error_of(const Result<T>& result) {
    return result ? std::string{} : result.error().code;
}

}  // namespace backlot::testing
