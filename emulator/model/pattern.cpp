#include "model/pattern.h"

#include <re2/re2.h>

#include <memory>
#include <mutex>
#include <unordered_map>

namespace backlot::model {

namespace {

// Patterns live as long as the program: they are views of constant data.
class Patterns {
  public:
    const RE2& get(std::string_view pattern) {
        const std::scoped_lock lock(mutex_);
        auto& slot = compiled_[pattern];
        if (!slot) {
            RE2::Options options;
            options.set_log_errors(false);
            slot = std::make_unique<RE2>(re2::StringPiece(pattern.data(), pattern.size()), options);
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
