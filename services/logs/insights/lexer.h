// The words of a Logs Insights query.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace backlot::logs::insights {

struct Token {
    enum class Kind { name, quoted_name, number, period, text, regex, sign, end };
    Kind kind = Kind::end;
    std::string text;       // without quotes
    std::size_t begin = 0;  // where it stands in the query
    std::size_t end = 0;
};

// Comments ("# ...") are left out. The last token is the end. Fails with MalformedQueryException.
[[nodiscard]] Result<std::vector<Token>> tokens_of(std::string_view query);

}  // namespace backlot::logs::insights
