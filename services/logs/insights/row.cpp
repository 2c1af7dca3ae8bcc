#include "services/logs/insights/row.h"

#include <charconv>

namespace backlot::logs::insights {

namespace {

void flatten(const Json& json, const std::string& path, std::vector<std::pair<std::string, Value>>& found) {
    const auto below = [&](const std::string& name) { return path.empty() ? name : path + "." + name; };
    if (found.size() >= discovered_limit) return;
    if (json.is_object()) {
        for (const auto& [name, value] : json.as_object()) flatten(value, below(name), found);
    } else if (json.is_array()) {
        for (std::size_t i = 0; i < json.as_array().size(); ++i) flatten(json.as_array()[i], below(std::to_string(i)),
                                                                         found);
    } else if (!json.is_null()) {
        found.emplace_back(path, value_of(json));
    }
}

}  // namespace

const Json* find_path(const Json& json, std::string_view path) {
    if (json.is_array()) {
        const auto dot = path.find('.');
        std::size_t index = 0;
        const auto number = path.substr(0, dot);
        const auto done = std::from_chars(number.data(), number.data() + number.size(), index);
        if (done.ec != std::errc{} || done.ptr != number.data() + number.size()) return nullptr;
        if (index >= json.as_array().size()) return nullptr;
        const auto& item = json.as_array()[index];
        return dot == path.npos ? &item : find_path(item, path.substr(dot + 1));
    }
    if (!json.is_object()) return nullptr;
    if (const auto* whole = json.find(path)) return whole;
    for (auto dot = path.find('.'); dot != path.npos; dot = path.find('.', dot + 1)) {
        const auto* member = json.find(path.substr(0, dot));
        if (member == nullptr) continue;
        if (const auto* found = find_path(*member, path.substr(dot + 1))) return found;
    }
    return nullptr;
}

const Json* Row::message() const {
    if (!message_) {
        message_.emplace();
        const auto text = fields_.find("@message");
        const auto* plain = text == fields_.end() ? nullptr : std::get_if<std::string>(&text->second);
        if (plain != nullptr && plain->find('{') != plain->npos) {
            if (auto parsed = Json::parse(*plain); parsed && parsed->is_object()) message_ = std::move(*parsed);
        }
    }
    return message_->is_null() ? nullptr : &*message_;
}

Value Row::find(std::string_view name) const {
    if (const auto own = fields_.find(name); own != fields_.end()) return own->second;
    // A part of a field that holds a document: jsonParse(@message) as m, then m.user.
    for (auto dot = name.find('.'); dot != name.npos; dot = name.find('.', dot + 1)) {
        const auto own = fields_.find(name.substr(0, dot));
        if (own == fields_.end()) continue;
        const auto* document = std::get_if<Json>(&own->second);
        const auto* part = document == nullptr ? nullptr : find_path(*document, name.substr(dot + 1));
        if (part != nullptr) return value_of(*part);
    }
    const auto* document = message();
    const auto* part = document == nullptr ? nullptr : find_path(*document, name);
    return part == nullptr ? Value{} : value_of(*part);
}

std::vector<std::pair<std::string, Value>> Row::discovered() const {
    std::vector<std::pair<std::string, Value>> found;
    if (const auto* document = message()) flatten(*document, "", found);
    return found;
}

}  // namespace backlot::logs::insights
