// Judging an outcome by what was expected of it.
#pragma once

#include <vector>

#include "scenario/result.h"
#include "scenario/scenario.h"
#include "scenario/stage.h"

namespace backlot::scenario {

// Whether an error is a refusal to authorize, and not a failure of the call itself.
[[nodiscard]] bool is_refusal(const Outcome& outcome);

// What does not hold of a call that a step makes; `gives` with its captures filled.
[[nodiscard]] std::vector<Mismatch> judge_call(const Step& step, const Json& gives, const Outcome& outcome);

// What does not hold of a cell.
[[nodiscard]] std::vector<Mismatch> judge_cell(const ExpectedVerdict& expected, const Outcome& outcome);
[[nodiscard]] std::vector<Mismatch> judge_decision(const ExpectedVerdict& expected, const Decision& decision);

// "allowed by the identity-policy AdministratorAccess: ..." - one line for people.
[[nodiscard]] std::string sentence(const Decision& decision);

// Whether a policy as a decision names it is the one that was expected: equal, its ARN, or its last part.
[[nodiscard]] bool names_policy(const Decision& decision, std::string_view expected);

}  // namespace backlot::scenario
