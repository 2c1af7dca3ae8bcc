#include "wire/form.h"

#include "base/encoding.h"

namespace backlot::wire {

Form parse_form(std::string_view text, std::size_t limit) {
    Form form;
    while (!text.empty() && form.size() < limit) {
        const auto end = std::min(text.find('&'), text.size());
        const auto part = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (part.empty()) continue;
        const auto equals = part.find('=');
        const auto value = equals == part.npos ? std::string_view{} : part.substr(equals + 1);
        form.emplace_back(uri_decode(part.substr(0, equals), Plus::is_space), uri_decode(value, Plus::is_space));
    }
    return form;
}

const std::string* find(const Form& form, std::string_view name) {
    for (const auto& [key, value] : form)
        if (key == name) return &value;
    return nullptr;
}

void append_parameter(std::string& out, std::string_view name, std::string_view value) {
    if (!out.empty()) out += '&';
    out += uri_encode(name);
    out += '=';
    out += uri_encode(value);
}

}  // namespace backlot::wire
