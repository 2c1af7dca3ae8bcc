// Context: what a handler sees: who calls, when, the state, and the way to other services.
//
// Alive for one call. A read gets it as const and cannot write; a write changes a write set that is merged
// when the handler succeeds and dropped when it fails.
#pragma once

#include <memory>
#include <any>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "clock/clock.h"
#include "identity/caller.h"
#include "identity/decide.h"
#include "kernel/access.h"
#include "kernel/follow_up.h"
#include "kernel/operation.h"
#include "kernel/unexecuted_rule.h"
#include "store/blob.h"
#include "store/table.h"
#include "store/view.h"

namespace backlot::kernel {

class Kernel;
struct Call;

using clock::Time;
using identity::Caller;
using identity::Origin;

// How the whole emulator was started.
struct Settings {
    bool legacy_s3_defaults = false;  // new buckets as before April 2023: ACLs on, Block Public Access off
    bool has_default_vpcs = true;     // an account begins with a VPC in every region
    std::string master_key;           // 32 bytes: seals what must not lie open in the state
};

class Context {
  public:
    Context(Kernel& kernel, const Call& call, const store::View& view, store::WriteSet* writes)
        : kernel_(kernel), call_(call), view_(view), writes_(writes) {}

    [[nodiscard]] const Caller& caller() const;
    [[nodiscard]] const Origin& origin() const;
    [[nodiscard]] const std::string& account() const;     // the caller's account; empty: anonymous
    [[nodiscard]] const std::string& region() const;
    [[nodiscard]] const std::string& request_id() const;
    [[nodiscard]] Time now() const;                        // one instant for the whole call
    [[nodiscard]] clock::Ids& ids() const;
    [[nodiscard]] const Settings& settings() const;
    [[nodiscard]] store::BlobStore& blobs() const;

    [[nodiscard]] const store::View& view() const { return view_; }
    [[nodiscard]] store::WriteSet& writes();               // writes only

    // An ARN in the caller's account and region: arn("sqs", "orders"). With an empty region for global services.
    [[nodiscard]] std::string arn(std::string_view service, std::string_view resource) const;

    template <class Record, class... Parts>
    [[nodiscard]] std::optional<Record> find(const store::Table<Record>& table, const Parts&... key) const {
        return store::find(view_, table, key...);
    }

    // What the access function found, for the handler of the same call, which sees the same state. One value a call.
    template <class Value>
    void keep(Value value) const { kept_ = std::move(value); }
    template <class Value>
    [[nodiscard]] std::optional<Value> take_kept() const {
        auto* value = std::any_cast<Value>(&kept_);
        if (value == nullptr) return std::nullopt;
        std::optional<Value> taken = std::move(*value);
        kept_.reset();
        return taken;
    }

    // The gate's verdict on an item of Access::items, by its place.
    [[nodiscard]] bool allowed(std::size_t item) const { return item < items_.size() && !items_[item]; }
    // Why the item was refused: an AccessDenied error in AWS's words. Only for refused items.
    [[nodiscard]] const Error& refusal(std::size_t item) const { return *items_[item]; }
    // The gate's answer to Access::probes, by its place.
    [[nodiscard]] bool probe(std::size_t place) const { return place < probes_.size() && probes_[place]; }

    // Asks the gate for one more question from within a handler: CopyObject's source once its key is known.
    // Fails with AccessDenied. The decision is journalled with the call.
    [[nodiscard]] Result<> require(const Question& question) const;
    // The same without refusing.
    [[nodiscard]] bool would_allow(const Question& question) const;

    // Another service's operation, at once, within this call's write set, as `as`: through the gate, with a journal
    // entry of its own. Fails as the operation does; only what it wrote itself is undone then. A read calls reads only.
    // Who asks: caller_via() for the caller itself, identity::service_principal() for the service, a role's session.
    template <class Input>
    [[nodiscard]] auto call(const Caller& as, const Input& input) {
        return typed<Input>(nested(as, region(), detail_name<Input>::service, detail_name<Input>::name, &input));
    }
    template <class Input>
    [[nodiscard]] auto call(const Caller& as, const Input& input) const {
        return typed<Input>(nested_read(as, region(), detail_name<Input>::service, detail_name<Input>::name, &input));
    }
    // The same in another region.
    template <class Input>
    [[nodiscard]] auto call_in(const std::string& other_region, const Caller& as, const Input& input) {
        return typed<Input>(nested(as, other_region, detail_name<Input>::service, detail_name<Input>::name, &input));
    }
    // This call's caller as it looks when `service` ("s3.eu-west-2.amazonaws.com") asks on its behalf: a forward access
    // session. Sets aws:ViaAWSService and aws:CalledVia; kms:ViaService follows from it.
    // Source: IAM User Guide, "Forward access sessions".
    [[nodiscard]] Caller caller_via(std::string_view service) const;

    // Runs one of this service's follow-ups (its follow_ups.cpp) `delay` from now: a row of this write set, so that it
    // happens if and only if this call does, a restart in between or not. Writes only.
    void later(clock::Duration delay, std::string_view name, std::string payload);
    // Runs `effect` once, after the commit and outside any transaction, and never where the call fails. What must
    // survive the end of the process is a follow-up. Writes only.
    void after_commit(std::function<void()> effect);
    // What a call leaves behind that its answer does not rest on, such as when something was last used: `change` is written
    // once the call has succeeded, in a commit of its own. Where it cannot be kept the call stands as it is.
    void leave(std::function<Result<>(store::WriteSet&)> change) const;

    // Tells the server's log, once the call has succeeded, that a rule was stored that nothing carries out.
    void tell(UnexecutedRule rule);

    [[nodiscard]] Kernel& kernel() const { return kernel_; }
    [[nodiscard]] const Call& call() const { return call_; }

  private:
    friend class Kernel;
    template <class Input>
    using detail_name = decltype(operation_of(std::declval<const Input&>()));
    template <class Input>
    static Result<typename detail_name<Input>::Output> typed(Result<Erased> output) {
        if (!output) return std::unexpected(std::move(output).error());
        return std::move(*static_cast<typename detail_name<Input>::Output*>(output->get()));
    }
    Result<Erased> nested(const Caller& as, const std::string& in_region, std::string_view service,
                          std::string_view operation, const void* input);
    Result<Erased> nested_read(const Caller& as, const std::string& in_region, std::string_view service,
                               std::string_view operation, const void* input) const;
    [[nodiscard]] Result<Call> nested_call(const Caller& as, const std::string& in_region, std::string_view service,
                                           std::string_view operation) const;
    [[nodiscard]] identity::Verdict ask(const Question& question) const;
    [[nodiscard]] Error refusal_for(const identity::Verdict& verdict) const;

    Kernel& kernel_;
    const Call& call_;
    const store::View& view_;
    store::WriteSet* writes_;
    std::vector<std::optional<Error>> items_;
    std::vector<bool> probes_;
    mutable std::vector<UnexecutedRule> told_;
    mutable std::vector<std::function<void()>> effects_;
    mutable bool has_timers_ = false;
    mutable std::any kept_;
    mutable std::vector<identity::Verdict> verdicts_;  // every question of this call, in order
};

}  // namespace backlot::kernel
