// Shell completion, made from the verbs and options themselves.
#pragma once

#include <string>
#include <vector>

namespace backlot::cli {

struct VerbCompletion {
    std::string name;
    std::vector<std::string> options;
};

// A script for "bash" or "zsh".
[[nodiscard]] std::string completion_script(const std::string& shell, const std::vector<VerbCompletion>& verbs);

}  // namespace backlot::cli
