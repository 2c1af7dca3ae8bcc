// Evaluator: answers questions in JSON, one a line: the format of `backlot evaluate` (docs/formats/evaluate.md).
//
// Not thread-safe. Compiled documents are kept by content between lines, up to a limit.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace backlot::policy {

class Evaluator {
  public:
    static constexpr std::size_t document_limit = 65'536;  // compiled documents kept; then the cache starts anew

    Evaluator();
    ~Evaluator();

    // The answer, without a line end. `line_number` counts from one.
    [[nodiscard]] std::string answer(std::string_view json_line, std::size_t line_number);
    // Whether every line so far was answered with a decision.
    [[nodiscard]] bool all_decided() const { return all_decided_; }

  private:
    struct State;
    std::unique_ptr<State> state_;
    bool all_decided_ = true;
};

}  // namespace backlot::policy
