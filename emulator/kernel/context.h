// Context: what a handler sees: who calls, when, the state, and the way to other services.
//
// Alive for one call. A read gets it as const and cannot write; a write changes a write set that is merged
// when the handler succeeds and dropped when it fails.
#pragma once

#include <memory>
#include <any>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "clock/clock.h"
#include "identity/caller.h"
#include "identity/decide.h"
#include "kernel/access.h"
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
    std::string endpoint;             // "http://127.0.0.1:4566"; empty in process
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

    // Tells the server's log, once the call has succeeded, that a rule was stored that nothing carries out.
    void tell(UnexecutedRule rule);

    [[nodiscard]] Kernel& kernel() const { return kernel_; }
    [[nodiscard]] const Call& call() const { return call_; }

  private:
    friend class Kernel;
    [[nodiscard]] identity::Verdict ask(const Question& question) const;
    [[nodiscard]] Error refusal_for(const identity::Verdict& verdict) const;

    Kernel& kernel_;
    const Call& call_;
    const store::View& view_;
    store::WriteSet* writes_;
    std::vector<std::optional<Error>> items_;
    std::vector<bool> probes_;
    std::vector<UnexecutedRule> told_;
    mutable std::any kept_;
    mutable std::vector<identity::Verdict> verdicts_;  // every question of this call, in order
};

}  // namespace backlot::kernel
