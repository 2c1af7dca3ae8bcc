// Matching an answer with what a scenario expects of it.
//
// A mapping matches when each of its members does (there may be more in the answer); a list, when each of its items
// matches another item of the answer, in any order; a scalar, when the texts or the numbers are equal, "5" being 5.
// Mappings of one of these members alone ask for something else:
//   {absent: true}   the member is not there, or null      {any: true}      it is there
//   {matches: RE2}   its text matches as a whole           {contains: TEXT} its text has this in it
//   {exactly: ...}   equal, with nothing more              {length: N}      so many items, members or bytes
//   {json: ...}      its text is JSON that matches         {not: ...}       it does not match
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/json.h"

namespace backlot::scenario {

inline constexpr std::string_view match_markers[] = {"absent",  "any",    "matches", "contains",
                                                     "exactly", "length", "json",    "not"};

// Nothing where `got` matches; otherwise the first place that does not, as "Role.Path: expected ..., got ...".
[[nodiscard]] std::optional<std::string> mismatch(const Json& expected, const Json& got);

// Whether a message holds the text, or, written /like this/, matches the expression somewhere.
[[nodiscard]] bool message_matches(std::string_view expected, std::string_view message);

// Why an expression is none, or nothing.
[[nodiscard]] std::optional<std::string> expression_error(std::string_view expression);

}  // namespace backlot::scenario
