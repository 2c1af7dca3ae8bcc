#include "services/ecr/policy_text.h"

#include "identity/principals.h"
#include "text/json.h"

namespace backlot::ecr {

namespace {

// Objects go over lines, two blanks a level; arrays stay on theirs.
void write(std::string& text, const Json& json, std::size_t level) {
    if (json.is_array()) {
        text += "[ ";
        bool is_first = true;
        for (const auto& item : json.as_array()) {
            if (!is_first) text += ", ";
            is_first = false;
            write(text, item, level);
        }
        text += json.as_array().empty() ? "]" : " ]";
        return;
    }
    if (!json.is_object()) {
        text += json.dump();
        return;
    }
    if (json.as_object().empty()) {
        text += "{ }";
        return;
    }
    const std::string blanks(2 * (level + 1), ' ');
    text += "{";
    bool is_first = true;
    for (const auto& [name, value] : json.as_object()) {
        text += (is_first ? "\n" : ",\n") + blanks + Json(name).dump() + " : ";
        is_first = false;
        write(text, value, level + 1);
    }
    text += "\n" + blanks.substr(2) + "}";
}

}  // namespace

std::string policy_text(const store::View& view, std::string_view stored) {
    auto readable = identity::readable(view, stored);
    const auto json = Json::parse(readable);
    if (!json) return readable;
    std::string text;
    write(text, *json, 0);
    return text;
}

std::string lifecycle_text(std::string_view sent) {
    const auto json = Json::parse(sent);
    return json ? json->dump() : std::string(sent);
}

}  // namespace backlot::ecr
