// A member of a query string, decoded; empty where it is absent.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "base/encoding.h"

namespace backlot::ecr {

[[nodiscard]] inline std::string query_member(std::string_view query, std::string_view name) {
    while (!query.empty()) {
        const auto one = query.substr(0, query.find('&'));
        const auto equals = one.find('=');
        if (equals != one.npos && uri_decode(one.substr(0, equals)) == name) return uri_decode(one.substr(equals + 1));
        query.remove_prefix(std::min(one.size() + 1, query.size()));
    }
    return {};
}

}  // namespace backlot::ecr
