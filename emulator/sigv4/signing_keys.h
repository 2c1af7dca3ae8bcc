// SigningKeys: derived signing keys, kept because deriving one takes four HMACs on every request. Thread-safe.
//
// Source: IAM User Guide, "Create a signed AWS API request", step 4.
#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace backlot::sigv4 {

// The key itself: 32 bytes.
[[nodiscard]] std::string derive_signing_key(std::string_view secret, std::string_view date, std::string_view region,
                                             std::string_view service);

class SigningKeys {
  public:
    static constexpr std::size_t limit = 4096;  // keys; then the cache starts anew

    [[nodiscard]] std::string get(std::string_view secret, std::string_view date, std::string_view region,
                                  std::string_view service);
    [[nodiscard]] std::size_t size() const;

  private:
    mutable std::mutex mutex_;
    std::unordered_map<std::string, std::string> keys_;
};

}  // namespace backlot::sigv4
