// Why a call was decided as it was: its journal entry, and each of its decisions made again from what the journal kept.
#pragma once

#include "journal/journal.h"
#include "text/json.h"

namespace backlot::library {

// A journal entry as the admin API shows it.
[[nodiscard]] Json entry_json(const journal::Entry& entry);

// The same with "again" in each check: outcome, layers, keys, the statement's text, AWS's message, whether it is the same.
[[nodiscard]] Json why_json(const journal::Journal& journal, const journal::Entry& entry);

// Lines for people, as `backlot why` prints them.
[[nodiscard]] std::string why_text(const Json& why);

}  // namespace backlot::library
