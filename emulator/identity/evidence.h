// What the journal keeps of a decision, so that it can be made again (journal/again.h reads both).
//
// A manifest lists the documents that apply to a principal, or to an account's resources, by their content hashes: it is
// made once for each bundle. The question is what differs from call to call: who asked, for what, with which keys.
#pragma once

#include <string>
#include <vector>

#include "identity/bundle.h"
#include "identity/decide.h"

namespace backlot::identity {

// Sets the bundle's manifest and its hash.
void seal(Bundle& bundle);

// The same for a list: session policies, endpoint policies.
[[nodiscard]] std::string manifest_of(std::string_view member, const std::vector<policy::Attached>& list);

// The hashes of every document that the bundle lends.
[[nodiscard]] std::vector<std::string> documents_of(const Bundle& bundle);

// JSON: {"principal": {...}, "action", "resource", "owner", "context": {...}, "multi": [...], "settings": [...]}.
[[nodiscard]] std::string question_text(const Caller& caller, const Verdict& verdict);

}  // namespace backlot::identity
