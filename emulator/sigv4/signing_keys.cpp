#include "sigv4/signing_keys.h"

#include "base/digest.h"

namespace backlot::sigv4 {

std::string derive_signing_key(std::string_view secret, std::string_view date, std::string_view region,
                               std::string_view service) {
    const auto date_key = hmac_sha256("AWS4" + std::string(secret), date);
    const auto region_key = hmac_sha256(date_key, region);
    const auto service_key = hmac_sha256(region_key, service);
    return hmac_sha256(service_key, "aws4_request");
}

std::string SigningKeys::get(std::string_view secret, std::string_view date, std::string_view region,
                             std::string_view service) {
    std::string name;
    name.reserve(secret.size() + date.size() + region.size() + service.size() + 3);
    // The scope's parts hold no slash, so the secret, which may, comes last.
    name.append(date).append("/").append(region).append("/").append(service).append("/").append(secret);
    {
        const std::lock_guard lock(mutex_);
        if (const auto found = keys_.find(name); found != keys_.end()) return found->second;
    }
    auto key = derive_signing_key(secret, date, region, service);
    const std::lock_guard lock(mutex_);
    if (keys_.size() >= limit) keys_.clear();
    keys_.emplace(std::move(name), key);
    return key;
}

std::size_t SigningKeys::size() const {
    const std::lock_guard lock(mutex_);
    return keys_.size();
}

}  // namespace backlot::sigv4
