// UploadPolicy: what the policy of a browser upload lets its form say.
//
// Source: Amazon S3 API Reference, "Creating a POST policy": expiration, conditions, condition matching.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "clock/clock.h"

namespace backlot::gateway {

class UploadPolicy {
  public:
    // Fails with InvalidPolicyDocument.
    [[nodiscard]] static Result<UploadPolicy> parse(std::string_view base64_text);

    // Every condition holds, and no field stands outside of them but the signature's own, the policy, the file and
    // those named x-ignore-*. `fields` holds "bucket" too. Fails with AccessDenied.
    [[nodiscard]] Result<> check(std::span<const std::pair<std::string, std::string>> fields, clock::Time now) const;

    // content-length-range, in bytes. Fails with EntityTooLarge, EntityTooSmall.
    [[nodiscard]] Result<> check_size(std::uint64_t size) const;
    [[nodiscard]] std::optional<std::uint64_t> size_limit_bytes() const { return largest_; }

  private:
    struct Condition {
        bool is_possible = true;  // false: nothing can hold it
        bool is_prefix = false;
        std::string field = {};  // in lower case, without the dollar sign
        std::string value = {};
        std::string text = {};   // as it was written
    };
    clock::Time expiration_{};
    std::vector<Condition> conditions_;
    std::optional<std::uint64_t> smallest_;
    std::optional<std::uint64_t> largest_;
};

}  // namespace backlot::gateway
