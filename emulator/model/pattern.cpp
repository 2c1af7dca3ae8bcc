#include "model/pattern.h"

#include <re2/re2.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace backlot::model {

namespace {

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); }

// The models write characters as Java does: \uFFFF is \x{FFFF} here. They also write \u10000 and \u10FFFF, of
// which Java reads four digits, and mean the planes behind the first.
std::string translated(std::string_view pattern) {
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '\\' || i + 1 == pattern.size()) {
            out += pattern[i];
            continue;
        }
        if (pattern[i + 1] != 'u') {
            out += pattern[i];
            out += pattern[++i];
            continue;
        }
        std::size_t digits = 0;
        while (digits < 6 && i + 2 + digits < pattern.size() && is_hex(pattern[i + 2 + digits])) ++digits;
        const auto number = pattern.substr(i + 2, digits);
        const std::size_t used = number.starts_with("10FFFF") ? 6 : number.starts_with("10000") ? 5 : 4;
        out += "\\x{" + std::string(number.substr(0, used)) + "}";
        i += 1 + std::min(used, digits);
    }
    return out;
}

// Patterns live as long as the program: they are views of constant data.
class Patterns {
  public:
    const RE2& get(std::string_view pattern) {
        const std::scoped_lock lock(mutex_);
        auto& slot = compiled_[pattern];
        if (!slot) {
            RE2::Options options;
            options.set_log_errors(false);
            slot = std::make_unique<RE2>(translated(pattern), options);
        }
        return *slot;
    }

  private:
    std::mutex mutex_;
    std::unordered_map<std::string_view, std::unique_ptr<RE2>> compiled_;
};

}  // namespace

bool matches_pattern(std::string_view pattern, const std::string& text) {
    static Patterns patterns;  // a cache of constants: what it answers never depends on what came before
    const auto& compiled = patterns.get(pattern);
    return !compiled.ok() || RE2::FullMatch(text, compiled);
}

}  // namespace backlot::model
