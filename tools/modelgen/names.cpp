#include "tools/modelgen/names.h"

#include <set>

namespace backlot::modelgen {

namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

std::string snake(std::string_view name) {
    std::string out;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (c == '-' || c == '.' || c == ' ' || c == ':') {
            out.push_back('_');
            continue;
        }
        const bool after_lower = i > 0 && is_lower(name[i - 1]);
        const bool ends_run = i > 0 && is_upper(name[i - 1]) && i + 1 < name.size() && is_lower(name[i + 1]) &&
                              !(name[i + 1] == 's' && (i + 2 == name.size() || is_upper(name[i + 2])));
        if (is_upper(c) && !out.empty() && out.back() != '_' && (after_lower || ends_run)) out.push_back('_');
        out.push_back(lower(c));
    }
    return out;
}

}  // namespace

std::string member_name(std::string_view name) {
    static const std::set<std::string_view> keywords{
        "default", "delete", "new",    "operator", "namespace", "template", "class", "enum",   "register", "union",
        "switch",  "case",   "static", "public",   "private",   "export",   "using", "return", "continue", "break",
        "and",     "or",     "not",    "int",      "long",      "float",    "double", "bool",  "char",     "signed",
        "this",    "typename", "virtual", "volatile", "while",  "do",       "if",     "else",  "for",      "auto"};
    if (name.starts_with("ETag")) {
        std::string rest = name.size() > 4 ? "_" + snake(name.substr(4)) : "";
        if (rest == "_s") rest = "s";
        return "etag" + rest;
    }
    auto out = snake(name);
    if (keywords.contains(out)) out += "_";
    return out;
}

std::string fold(std::string_view name) {
    std::string out;
    for (const char c : name) {
        if (c != '_') out.push_back(lower(c));
    }
    return out;
}

std::string literal(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out.push_back('\\');
        if (c == '\n') out += "\\n";
        else if (c == '\t') out += "\\t";
        else if (c == '\r') out += "\\r";
        else out.push_back(c);
    }
    return out + "\"";
}

std::string function_name(std::string_view operation) { return snake(operation); }

}  // namespace backlot::modelgen
