// What the stages that stand on a Backlot share: options, sessions and places of a step, and decisions as reports
// show them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "identity/authenticate.h"
#include "identity/decide.h"
#include "journal/entry.h"
#include "library/backlot.h"
#include "scenario/stage.h"

namespace backlot::scenario {

// Fails where the folder for the journal cannot be made anew. An empty `journals` keeps it in memory.
[[nodiscard]] Result<BacklotOptions> backlot_options(const Opening& opening, const std::filesystem::path& fixtures,
                                                     const std::filesystem::path& journals);

[[nodiscard]] identity::SessionOptions session_of(const Origin& from, clock::Time now);
// Where a call comes from. `from.tls` counts as true where it is not given.
[[nodiscard]] identity::Origin origin_of(const Origin& from);
[[nodiscard]] std::string region_of(const Origin& from);

// The caller by its name, with the session and the source that `from` gives. Fails with NoSuchPrincipal.
[[nodiscard]] Result<identity::Caller> caller_of(Backlot& backlot, const Caller& caller, const Origin& from);

// A condition key of a `context`: a list is a multivalued one.
[[nodiscard]] identity::ConditionKey condition_key(const std::string& name, const Json& value);

[[nodiscard]] Decision decision_of(const store::View& view, const identity::Verdict& verdict);
[[nodiscard]] Decision decision_of(const store::View& view, const journal::Check& check);

// The refusing decision goes last.
void add_decisions(Outcome& outcome, std::vector<Decision> decisions);

// Stage::decide of both.
[[nodiscard]] Result<Decision> decide_on(Backlot& backlot, const Caller& caller, std::string_view action,
                                         std::string_view resource, const Json& context, const Origin& from);

// Stage::call in process.
[[nodiscard]] Outcome call_in_process(Backlot& backlot, const Caller& caller, std::string_view service,
                                      std::string_view operation, const Json& input, const Origin& from);

}  // namespace backlot::scenario
