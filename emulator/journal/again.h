// Again: a decision of the journal made anew by the policy engine, from what its entry recorded.
//
// Nothing is asked of the state: the documents are those that the journal kept, by their content hashes, and the
// condition keys those of the moment. The same engine gives the same decision; a difference is worth a report.
#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "journal/journal.h"
#include "policy/decide.h"

namespace backlot::journal {

// A policy that had a say, with the name people gave it (empty: its id says it) and its text.
struct Consulted {
    std::string layer;
    std::string id;
    std::string name;
    std::string text;
};

struct Again {
    policy::Decision decision;          // with every layer's outcome and the keys that were read
    std::vector<Consulted> consulted;
    std::string because;                // the reason, whoever may be told it
    std::string message;                // AWS's sentence; empty: it was allowed
    bool is_same = false;               // as the entry says

    [[nodiscard]] const Consulted* find(std::string_view id) const;
};

// Fails with NothingRecorded where no policy was asked, DocumentGone where the journal no longer keeps a text.
[[nodiscard]] Result<Again> decide_again(const Journal& journal, const Check& check);

// The statement of that name (its Sid, or else its index) as JSON text; empty: there is none.
[[nodiscard]] std::string statement_text(std::string_view document, std::string_view statement);

}  // namespace backlot::journal
