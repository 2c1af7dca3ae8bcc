// Deciding: brings a caller, a question and every policy that applies together, and asks the policy engine.
//
// Bundles (all that applies to a principal) are cached per epoch of authorization; compiled documents by content.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "clock/clock.h"
#include "identity/caller.h"
#include "identity/question.h"
#include "policy/decide.h"
#include "store/view.h"

namespace backlot::identity {

// What was asked and how it was answered: goes into the journal, the error text and the reports.
struct Verdict {
    Question question;
    policy::Decision decision;
    bool is_refusal = true;  // false: a probe, or an item: it was informed, not refused
    std::vector<std::string> documents;  // content hashes of the policies consulted
    [[nodiscard]] bool is_allowed() const { return decision.is_allowed(); }
};

class Bundles;
struct Bundle;

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

// AWS's refusal of what `verdict` denied, worded for the service.
[[nodiscard]] Error refusal_of(const Asking& asking, const Verdict& verdict);

// The cache of compiled documents and of bundles. Thread-safe; bounded.
class Bundles {
  public:
    Bundles();
    ~Bundles();

    // The compiled document; a text that does not parse allows nothing and denies everything.
    [[nodiscard]] std::shared_ptr<const policy::Document> document(std::string_view text);
    [[nodiscard]] std::shared_ptr<const Bundle> bundle(const Asking& asking);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace backlot::identity
