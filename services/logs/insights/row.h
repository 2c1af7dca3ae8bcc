// A row of a Logs Insights query: an event, or what stats made of events, with the fields that commands have added.
//
// A field is looked for among those that were added, those of CloudWatch Logs ("@message") and then in the message, if
// that is JSON: "user.id", "items.0".
//
// Source: Amazon CloudWatch Logs User Guide, "Supported logs and discovered fields".
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/logs/insights/value.h"

namespace backlot::logs::insights {

inline constexpr std::size_t discovered_limit = 200;  // fields of one event

class Row {
  public:
    // `fields` are those of CloudWatch Logs, "@message" among them.
    explicit Row(std::map<std::string, Value, std::less<>> fields) : fields_(std::move(fields)) {}

    [[nodiscard]] Value find(std::string_view name) const;
    void set(std::string name, Value value) { fields_.insert_or_assign(std::move(name), std::move(value)); }
    // Every field that the message has, by its path, in order.
    [[nodiscard]] std::vector<std::pair<std::string, Value>> discovered() const;

  private:
    const Json* message() const;

    std::map<std::string, Value, std::less<>> fields_;
    mutable std::optional<Json> message_;  // null where it is no JSON
};

// What a path finds in a document.
[[nodiscard]] const Json* find_path(const Json& json, std::string_view path);

}  // namespace backlot::logs::insights
