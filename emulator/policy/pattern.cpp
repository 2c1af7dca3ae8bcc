#include "policy/pattern.h"

#include <algorithm>

#include "base/encoding.h"
#include "policy/condition.h"

namespace backlot::policy {
namespace {

// A variable at `text`, which begins with "${": its key and default, and how long it is. Nothing where it is not
// closed. Source: IAM User Guide, "Policy elements: Variables and tags", "Specifying default values".
struct PatternVariable {
    std::string key;
    std::optional<std::string> otherwise;
    std::size_t size = 0;
};

std::optional<PatternVariable> pattern_variable(std::string_view text) {
    const auto quote = text.find('\'');
    auto end = text.find('}');
    if (end == text.npos) return std::nullopt;
    PatternVariable out;
    if (quote == text.npos || quote > end) {
        out.key = trim(text.substr(2, end - 2));
    } else {
        const auto comma = text.substr(0, quote).rfind(',');
        const auto close = text.find('\'', quote + 1);
        if (comma == text.npos || close == text.npos) return std::nullopt;
        end = text.find('}', close);
        if (end == text.npos || !trim(text.substr(close + 1, end - close - 1)).empty()) return std::nullopt;
        out.key = trim(text.substr(2, comma - 2));
        out.otherwise = std::string(text.substr(quote + 1, close - quote - 1));
    }
    out.size = end + 1;
    return out;
}

bool has_wildcard_byte(std::string_view text) {
    return text.find(wildcard_run) != text.npos || text.find(wildcard_one) != text.npos;
}

}  // namespace

bool glob_matches(std::string_view compiled, std::string_view subject) {
    std::size_t p = 0;
    std::size_t s = 0;
    std::size_t run = std::string_view::npos;  // where the last run of the pattern stands
    std::size_t resume = 0;                    // where its match in the subject ends
    while (s < subject.size()) {
        if (p < compiled.size() && compiled[p] == wildcard_run) {
            run = p++;
            resume = s;
        } else if (p < compiled.size() && (compiled[p] == wildcard_one || compiled[p] == subject[s])) {
            // A wildcard for one character takes a whole character of UTF-8.
            if (compiled[p] == wildcard_one)
                while (s + 1 < subject.size() && (static_cast<unsigned char>(subject[s + 1]) & 0xC0U) == 0x80U) ++s;
            ++p;
            ++s;
        } else if (run != std::string_view::npos) {
            p = run + 1;
            s = ++resume;
        } else {
            return false;
        }
    }
    while (p < compiled.size() && compiled[p] == wildcard_run) ++p;
    return p == compiled.size();
}

Pattern::Pattern(std::string_view text, Wildcards wildcards, Variables variables) : source_(text) {
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        if (variables == Variables::on && c == '$' && i + 1 < text.size() && text[i + 1] == '{') {
            if (auto found = pattern_variable(text.substr(i))) {
                i += found->size;
                if (found->key == "*" || found->key == "?" || found->key == "$") {
                    text_ += found->key;
                    continue;
                }
                const auto hash = hash_key(found->key);
                parts_.push_back({std::move(text_), std::move(found->key), hash, std::move(found->otherwise)});
                text_.clear();
                continue;
            }
        }
        if (wildcards == Wildcards::on && c == '*') {
            if (!text_.ends_with(wildcard_run)) text_ += wildcard_run;
        } else if (wildcards == Wildcards::on && c == '?') {
            text_ += wildcard_one;
        } else {
            text_ += c;
        }
        ++i;
    }
    if (!parts_.empty()) {
        parts_.push_back({std::move(text_), {}, 0, std::nullopt});
        text_.clear();
        kind_ = Kind::glob;
    } else {
        compile();
    }
}

void Pattern::compile() {
    if (text_.size() == 1 && text_[0] == wildcard_run) {
        kind_ = Kind::any;
    } else if (!has_wildcard_byte(text_)) {
        kind_ = Kind::literal;
    } else if (text_.back() == wildcard_run && !has_wildcard_byte(std::string_view(text_).substr(0, text_.size() - 1))) {
        kind_ = Kind::prefix;
    } else {
        kind_ = Kind::glob;
    }
}

bool Pattern::matches(std::string_view subject) const {
    switch (kind_) {
        case Kind::literal: return text_ == subject;
        case Kind::any: return true;
        case Kind::prefix: return subject.starts_with(std::string_view(text_).substr(0, text_.size() - 1));
        case Kind::glob: return glob_matches(text_, subject);
    }
    return false;
}

std::optional<bool> Pattern::matches(std::string_view subject, const Context& context, KeyLog* log) const {
    if (parts_.empty()) return matches(subject);
    const auto expanded = expand(context, log);
    if (!expanded) return std::nullopt;
    return glob_matches(*expanded, subject);
}

std::optional<std::string> Pattern::expand(const Context& context, KeyLog* log) const {
    if (parts_.empty()) return text_;
    std::string out;
    for (const auto& part : parts_) {
        out += part.text;
        if (part.key.empty()) continue;
        if (log != nullptr) log->note(part.key);
        const auto* entry = context.find(part.hash, part.key);
        if (entry != nullptr && entry->arity == Arity::single && entry->value_count == 1) {
            const auto value = context.value(*entry, 0);
            if (has_wildcard_byte(value)) return std::nullopt;
            out += value;
        } else if (part.otherwise) {
            out += *part.otherwise;
        } else {
            return std::nullopt;
        }
    }
    return out;
}

}  // namespace backlot::policy
