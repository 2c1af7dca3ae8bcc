// What every operation begins with: members that are not built are refused by name, and a dry run ends here.
//
// The gate has allowed the call by then, so that a dry run tells what the caller may do.
//
// Source: Amazon EC2 API Reference (2016-11-15), "Common parameters" (DryRun).
#pragma once

#include <initializer_list>
#include <string_view>

#include "services/ec2/errors.h"
#include "services/ec2/model.h"

namespace backlot::ec2 {

using Built = std::initializer_list<std::string_view>;

// Fails with NotImplemented where the input has a member beside these, other than a false one.
[[nodiscard]] Result<> check_built(std::string_view operation, const void* input, Built built);

// Fails with NotImplemented, DryRunOperation.
template <class Input>
[[nodiscard]] Result<> begin(const Input& input, Built built) {
    BACKLOT_CHECK(check_built(decltype(operation_of(input))::name, &input, built));
    if constexpr (requires { input.dry_run; }) {
        if (input.dry_run.value_or(false)) return errors::dry_run();
    }
    return {};
}

}  // namespace backlot::ec2
