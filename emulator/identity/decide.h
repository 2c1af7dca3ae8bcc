// Deciding: brings a caller, a question and every policy that applies together, and asks the policy engine.
//
// Bundles (all that applies to a principal) are cached per epoch of authorization; compiled documents by content.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "clock/clock.h"
#include "identity/caller.h"
#include "identity/question.h"
#include "policy/decide.h"
#include "store/view.h"

namespace backlot::identity {

struct Bundle;

// What a decision was made of, so that the journal can have it made again: what the caches lent, and the context.
struct Evidence {
    std::shared_ptr<const Bundle> caller;  // null: no policy was asked
    std::shared_ptr<const Bundle> owner;
    std::vector<policy::Attached> session;
    std::vector<policy::Attached> endpoint;
    policy::Attached resource;
    std::string owner_account;
    std::string federating_user;
    policy::Context context;
};

// What was asked and how it was answered: goes into the journal, the error text and the reports.
struct Verdict {
    Question question;
    policy::Decision decision;
    bool is_refusal = true;  // false: a probe, or an item: it was informed, not refused
    bool is_outsider = false;  // the caller stands outside the resource's organization: told nothing
    bool is_no_credential = false;  // to this service the caller's credentials are none
    std::string principal_arn;
    std::string reason;  // why it was refused, told to reports whoever the caller is
    Evidence evidence = {};
    [[nodiscard]] bool is_allowed() const { return decision.is_allowed(); }
};

class Bundles;
struct Credential;

// What is the same for every question of one call.
struct Asking {
    const store::View* view = nullptr;
    const Caller* caller = nullptr;
    const Origin* origin = nullptr;
    clock::Time now{};
    std::string_view region;
    Bundles* bundles = nullptr;
};

[[nodiscard]] Verdict decide(const Asking& asking, const Question& question);

// AWS's refusal of what `verdict` denied, with the code of the service that was called: ECS refuses iam:PassRole with its
// own. Where it is empty, of the service whose action it is.
[[nodiscard]] Error refusal_of(const Verdict& verdict, std::string_view called = {});

struct Bundle;

// What decide() knows of the two sides already.
struct Known {
    std::uint64_t epoch;
    const Bundle& caller;
    const Bundle& owner;  // of the account that owns the resource
};

// The condition keys of a question: the global ones with their real values, and the service's own.
[[nodiscard]] policy::Context context_of(const Asking& asking, const Question& question, const Known& known);

// The cache of compiled documents and of bundles. Thread-safe; bounded.
class Bundles {
  public:
    Bundles();
    ~Bundles();

    // The compiled document. A text that does not parse was never stored through an API: it denies everything.
    [[nodiscard]] std::shared_ptr<const policy::Document> document(std::string_view text);
    // All that applies to a principal, and to the resources of an account. `epoch` is epoch_of(view).
    [[nodiscard]] std::shared_ptr<const Bundle> of_caller(const store::View& view, std::uint64_t epoch, const Caller& caller);
    [[nodiscard]] std::shared_ptr<const Bundle> of_account(const store::View& view, std::uint64_t epoch,
                                                           std::string_view account);
    // The credential of an access key; fails as find_credential() does.
    [[nodiscard]] Result<std::shared_ptr<const Credential>> credential(const store::View& view, std::string_view access_key_id,
                                                                       clock::Time now);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace backlot::identity
