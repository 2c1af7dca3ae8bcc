// What ECR signs by itself: the token that a registry client logs in with, and the address of a layer's bytes.
//
// An authorization token says by which access key it was asked for and when; a caller without one, inside the process, gets a
// token that opens nothing. It lasts twelve hours and gives what its owner may do,
// whenever it is used; it ends sooner where the owner does.
//
// Source: Amazon ECR User Guide, "Private registry authentication in Amazon ECR"; API Reference, GetAuthorizationToken,
// GetDownloadUrlForLayer.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "identity/caller.h"
#include "services/ecr/access.h"

namespace backlot::ecr {

inline constexpr std::chrono::hours token_life{12};
inline constexpr std::chrono::hours address_life{1};

// The password that stands behind "AWS:".
[[nodiscard]] std::string make_token(const Context& context);

struct TokenHolder {
    identity::Caller caller;
    std::string region;
};
// Whose token it is. Fails with UNAUTHORIZED (no such token, or its owner is gone) and DENIED (it is over).
[[nodiscard]] Result<TokenHolder> read_token(std::string_view master_key, const store::View& view, Time now, std::string_view token);

// Where a layer's bytes lie: a layer of a repository.
struct LayerAddress {
    std::string account;
    std::string region;
    std::string repository;
    std::string digest;
};
inline constexpr std::string_view address_path = "/v2/-/layer";
// A query string that opens the layer to whoever has it until it is over.
[[nodiscard]] std::string make_address(const Context& context, const LayerAddress& layer);
[[nodiscard]] std::optional<LayerAddress> read_address(std::string_view master_key, Time now, std::string_view query);

}  // namespace backlot::ecr
