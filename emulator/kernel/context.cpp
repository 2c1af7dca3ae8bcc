#include "kernel/context.h"

#include <algorithm>

#include "base/assert.h"
#include "identity/authorization_message.h"
#include "kernel/kernel.h"
#include "work/work.h"

namespace backlot::kernel {

const Caller& Context::caller() const { return call_.caller; }
const Origin& Context::origin() const { return call_.origin; }
const std::string& Context::account() const { return call_.caller.account; }
const std::string& Context::region() const { return call_.region; }
const std::string& Context::request_id() const { return call_.request_id; }
Time Context::now() const { return call_.time; }
clock::Ids& Context::ids() const { return *call_.ids; }
const Settings& Context::settings() const { return kernel_.stage().settings; }
store::BlobStore& Context::blobs() const { return *kernel_.stage().blobs; }

store::WriteSet& Context::writes() {
    BACKLOT_ASSERT(writes_ != nullptr);
    return *writes_;
}

std::string Context::arn(std::string_view service, std::string_view resource) const {
    std::string text = "arn:aws:";
    text.append(service).append(":").append(region()).append(":").append(account()).append(":").append(resource);
    return text;
}

Caller Context::caller_via(std::string_view service) const {
    auto caller = call_.caller;
    caller.via_service = service;
    return caller;
}

void Context::later(clock::Duration delay, std::string_view name, std::string payload) {
    const auto kind = std::string(call_.service->name) + "." + std::string(name);
    BACKLOT_ASSERT(std::ranges::find(call_.service->follow_ups, name, &FollowUp::name) != call_.service->follow_ups.end());
    work::later(writes(), now(), delay, kind, std::move(payload));
    has_timers_ = true;
}

void Context::after_commit(std::function<void()> effect) {
    BACKLOT_ASSERT(writes_ != nullptr);
    effects_.push_back(std::move(effect));
}

void Context::leave(std::function<Result<>(store::WriteSet&)> change) const {
    effects_.push_back([branch = kernel_.stage().branch, change = std::move(change)] { static_cast<void>(branch->write(change)); });
}

Result<Call> Context::nested_call(const Caller& as, const std::string& in_region, std::string_view service,
                                  std::string_view operation) const {
    BACKLOT_TRY(made, kernel_.make_call(service, operation, as, call_.origin, in_region));
    made.depth = call_.depth + 1;
    made.parent_request_id = call_.request_id;
    made.time = call_.time;
    return made;
}

Result<Erased> Context::nested(const Caller& as, const std::string& in_region, std::string_view service,
                               std::string_view operation, const void* input) {
    BACKLOT_TRY(made, nested_call(as, in_region, service, operation));
    return kernel_.perform_nested(*this, writes_, std::move(made), input).output;
}

Result<Erased> Context::nested_read(const Caller& as, const std::string& in_region, std::string_view service,
                                    std::string_view operation, const void* input) const {
    BACKLOT_TRY(made, nested_call(as, in_region, service, operation));
    return kernel_.perform_nested(*this, nullptr, std::move(made), input).output;
}

void Context::tell(UnexecutedRule rule) {
    rule.service = call_.service->name;
    told_.push_back(std::move(rule));
}

identity::Verdict Context::ask(const Question& question) const {
    const identity::Asking asking{.view = &view_,
                                  .caller = question.as ? question.as.get() : &call_.caller,
                                  .origin = &call_.origin,
                                  .now = call_.time,
                                  .region = call_.region,
                                  .bundles = kernel_.stage().bundles};
    return identity::decide(asking, question);
}

Error Context::refusal_for(const identity::Verdict& verdict) const {
    auto error = identity::refusal_of(verdict, call_.service != nullptr ? call_.service->model->signing_name : std::string_view{});
    // What EC2 would have changed it refuses with the whole decision, which sts:DecodeAuthorizationMessage opens.
    const bool is_change = call_.operation != nullptr && !call_.operation->is_read;
    if (error.code == "UnauthorizedOperation" && is_change && !call_.caller.account.empty()) {
        error.message += " Encoded authorization failure message: " +
                         identity::seal_message(view_, call_.caller.account, identity::authorization_message(verdict));
    }
    // Where a bucket is, S3 tells everybody. Source: S3 API Reference, HeadBucket.
    const bool asks_where = call_.operation != nullptr && call_.operation->model->name == "HeadBucket";
    if (asks_where && !verdict.question.owned.region.empty()) {
        error.headers.emplace_back("x-amz-bucket-region", verdict.question.owned.region);
    }
    return error;
}

Result<> Context::require(const Question& question) const {
    verdicts_.push_back(ask(question));
    if (verdicts_.back().is_allowed()) return {};
    return fail(refusal_for(verdicts_.back()));
}

bool Context::would_allow(const Question& question) const {
    verdicts_.push_back(ask(question));
    verdicts_.back().is_refusal = false;
    return verdicts_.back().is_allowed();
}

}  // namespace backlot::kernel
