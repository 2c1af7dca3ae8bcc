// What services make of an organization file, each in the section of an account that is its own.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "identity/organization_file.h"
#include "kernel/kernel.h"

namespace backlot::library {

inline constexpr std::string_view furnished_region = "eu-west-2";  // of what names none, as scenarios have it

[[nodiscard]] std::vector<std::string_view> furnished_sections(std::span<const kernel::ServiceEntry> services);

// The accounts of the file must be there. Fails with code OrganizationFileInvalid, as FILE:LINE: what was expected.
[[nodiscard]] Result<> furnish(kernel::Kernel& kernel, store::WriteSet& writes, const identity::OrganizationFile& file);

}  // namespace backlot::library
