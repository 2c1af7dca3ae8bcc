// Where a statement stands in a policy's text: lines and columns from 1.
//
// Source: IAM API Reference, Statement ("StartPosition", "EndPosition").
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace backlot::iam {

struct TextPosition {
    std::int64_t line = 1;
    std::int64_t column = 1;
};

struct StatementPosition {
    TextPosition start;
    TextPosition end;  // behind the closing brace
};

// Of the statement with that place in "Statement", a list or a single object. Nothing where there is none.
[[nodiscard]] std::optional<StatementPosition> statement_position(std::string_view policy, std::size_t index);

}  // namespace backlot::iam
