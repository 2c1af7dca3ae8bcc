// Queries for names, as resolvers send them, and their answers. The only door to ldns.
//
// Source: RFC 1035.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace backlot::library {

inline constexpr std::size_t name_query_limit_bytes = 512;  // RFC 1035 2.3.4

// What a name stands for: IPv4 addresses.
struct FoundName {
    std::vector<std::string> addresses;
    std::chrono::seconds ttl{};
};
// Given a name in lower case without its last dot; nothing: there is no such name.
using FindName = std::function<std::optional<FoundName>(const std::string& name)>;

// The answer to a query; nothing where the bytes are none.
[[nodiscard]] std::optional<std::string> answer_name_query(std::string_view query, const FindName& find);

}  // namespace backlot::library
