#include "services/iam/statement_position.h"

namespace backlot::iam {

namespace {

TextPosition place_of(std::string_view text, std::size_t offset) {
    TextPosition place;
    for (const char c : text.substr(0, offset)) {
        if (c == '\n') {
            ++place.line;
            place.column = 1;
        } else {
            ++place.column;
        }
    }
    return place;
}

// The offset behind the string that begins at `at`.
std::size_t behind_string(std::string_view text, std::size_t at) {
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\') ++at;
    }
    return at + 1;
}

}  // namespace

// The document is valid JSON: only brackets and strings have to be told apart.
std::optional<StatementPosition> statement_position(std::string_view policy, std::size_t index) {
    int depth = 0;
    int wanted_depth = 0;  // of a statement's braces; 0: "Statement" has not been seen
    std::size_t seen = 0;
    std::size_t start = 0;
    for (std::size_t at = 0; at < policy.size();) {
        const char c = policy[at];
        if (c == '"') {
            const auto end = behind_string(policy, at);
            if (depth == 1 && policy.substr(at, end - at) == "\"Statement\"") wanted_depth = 2;
            at = end;
            continue;
        }
        if (c == '[') {
            if (depth == 1 && wanted_depth == 2) {
                wanted_depth = 3;
                start = at + 1;
            }
            ++depth;
        } else if (c == '{') {
            ++depth;
            if (depth == wanted_depth && wanted_depth == 2) start = at + 1;
        } else if (c == '}' || c == ']') {
            if (c == '}' && depth == wanted_depth && wanted_depth != 0 && seen++ == index) {
                return StatementPosition{.start = place_of(policy, start), .end = place_of(policy, at + 1)};
            }
            if (c == '}' && depth == wanted_depth) start = at + 1;
            --depth;
            if (depth == 1) wanted_depth = 0;
        }
        ++at;
    }
    return std::nullopt;
}

}  // namespace backlot::iam
