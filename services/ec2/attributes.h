// Attributes that an operation sets, as policies see them: ec2:Attribute holds their names, ec2:Attribute/NAME the value.
//
// Source: Service Authorization Reference, "Condition keys for Amazon EC2".
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "services/ec2/gate.h"

namespace backlot::ec2 {

inline void add_attribute(Keys& keys, std::string_view name, std::string value) {
    auto all = std::ranges::find(keys, "ec2:Attribute", &identity::ConditionKey::name);
    if (all == keys.end()) {
        keys.push_back({.name = "ec2:Attribute", .values = {}, .is_multivalued = true});
        all = std::prev(keys.end());
    }
    all->values.emplace_back(name);
    add_key(keys, "ec2:Attribute/" + std::string(name), std::move(value));
}

inline void add_attribute(Keys& keys, std::string_view name, const std::optional<AttributeBooleanValue>& value) {
    if (value) add_attribute(keys, name, std::string(value->value.value_or(false) ? "true" : "false"));
}

}  // namespace backlot::ec2
