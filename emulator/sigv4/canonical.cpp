#include "sigv4/canonical.h"

#include <algorithm>

#include "base/digest.h"
#include "base/encoding.h"

namespace backlot::sigv4 {
namespace {

std::string without_dot_segments(std::string_view path) {
    std::vector<std::string_view> kept;
    const bool ends_in_slash = path.ends_with('/') || path.ends_with("/.") || path.ends_with("/..");
    while (!path.empty()) {
        const auto slash = path.find('/');
        const auto segment = path.substr(0, slash);
        path.remove_prefix(slash == path.npos ? path.size() : slash + 1);
        if (segment.empty() || segment == ".") continue;
        if (segment != "..") {
            kept.push_back(segment);
        } else if (!kept.empty()) {
            kept.pop_back();
        }
    }
    std::string out;
    for (const auto segment : kept) out.append("/").append(segment);
    if (out.empty() || ends_in_slash) out.push_back('/');
    return out;
}

// Whether encoding anew what this stands for gives the same text: unreserved characters, and %XX in capitals of others.
bool is_canonical(std::string_view text) {
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_unreserved(text[i])) continue;
        if (text[i] != '%' || i + 2 >= text.size()) return false;
        const int high = digit(text[i + 1]);
        const int low = digit(text[i + 2]);
        if (high < 0 || low < 0 || is_unreserved(static_cast<char>(high * 16 + low))) return false;
        i += 2;
    }
    return true;
}

// Calls visit(name, value) with the raw parts of each parameter.
template <class Visit>
void each_parameter(std::string_view query, Visit visit) {
    while (!query.empty()) {
        const auto end = query.find('&');
        const auto part = query.substr(0, end);
        query.remove_prefix(end == query.npos ? query.size() : end + 1);
        if (part.empty()) continue;
        const auto equals = part.find('=');
        visit(part.substr(0, equals), equals == part.npos ? std::string_view{} : part.substr(equals + 1));
    }
}

}  // namespace

std::string canonical_uri(std::string_view path, Dialect dialect) {
    if (path.empty()) return "/";
    if (dialect == Dialect::s3) return uri_encode(uri_decode(path), Slash::kept);
    return uri_encode(without_dot_segments(path), Slash::kept);
}

std::string canonical_query(std::string_view query) {
    if (query.empty()) return {};
    // A part that is in canonical form already is taken as it stands; the others are kept here, one after another.
    std::string rewritten;
    rewritten.reserve(query.size() * 3);
    const auto canonical = [&](std::string_view text) -> std::string_view {
        if (is_canonical(text)) return text;
        const auto at = rewritten.size();
        rewritten += uri_encode(uri_decode(text, Plus::is_space));
        return std::string_view(rewritten).substr(at);
    };
    std::vector<std::pair<std::string_view, std::string_view>> parameters;
    parameters.reserve(8);
    each_parameter(query, [&](std::string_view name, std::string_view value) {
        const auto key = canonical(name);
        if (key != "X-Amz-Signature") parameters.emplace_back(key, canonical(value));
    });
    std::ranges::sort(parameters);
    std::string out;
    out.reserve(query.size());
    for (const auto& [name, value] : parameters) {
        if (!out.empty()) out.push_back('&');
        out.append(name).append("=").append(value);
    }
    return out;
}

std::string canonical_header_value(const Message& message, std::string_view name) {
    std::string out;
    bool first = true;
    for (const auto& [key, value] : message.headers) {
        if (key != name) continue;
        if (!first) out.push_back(',');
        first = false;
        bool blank = false;
        for (const char c : trim(value)) {
            const bool is_blank = c == ' ' || c == '\t';
            if (!is_blank) out.push_back(c);
            if (is_blank && !blank) out.push_back(' ');
            blank = is_blank;
        }
    }
    return out;
}

std::string canonical_request(const Message& message, Dialect dialect, const std::vector<std::string>& signed_headers,
                              std::string_view payload) {
    std::string out;
    out.reserve(512);
    out.append(message.method).append("\n");
    out.append(canonical_uri(message.path, dialect)).append("\n");
    out.append(canonical_query(message.query)).append("\n");
    for (const auto& name : signed_headers)
        out.append(name).append(":").append(canonical_header_value(message, name)).append("\n");
    out.append("\n").append(joined(signed_headers, ';')).append("\n").append(payload);
    return out;
}

std::string string_to_sign(std::string_view timestamp, std::string_view scope, std::string_view canonical_request) {
    std::string out{algorithm_name};
    out.append("\n").append(timestamp).append("\n").append(scope).append("\n").append(sha256_hex(canonical_request));
    return out;
}

std::string joined(const std::vector<std::string>& names, char separator) {
    std::string out;
    for (const auto& name : names) {
        if (!out.empty()) out.push_back(separator);
        out += name;
    }
    return out;
}

std::optional<std::string> query_parameter(std::string_view query, std::string_view name) {
    while (!query.empty()) {
        const auto part = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(part.size() + 1, query.size()));
        const auto key = part.substr(0, part.find('='));
        const bool is_it = key == name || (key.size() > name.size() && key.find('%') != key.npos && uri_decode(key, Plus::is_space) == name);
        if (is_it) return uri_decode(part.substr(std::min(key.size() + 1, part.size())), Plus::is_space);
    }
    return std::nullopt;
}

}  // namespace backlot::sigv4
