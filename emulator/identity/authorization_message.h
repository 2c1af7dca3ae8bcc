// The encoded authorization message that services such as EC2 put into a refusal, and that
// sts:DecodeAuthorizationMessage opens.
//
// Authenticated and bound to the account that was refused: only what backlot sealed for it opens.
// Source: AWS STS API Reference, DecodeAuthorizationMessage.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "identity/decide.h"
#include "store/view.h"

namespace backlot::identity {

// The JSON that the opened message holds.
[[nodiscard]] std::string authorization_message(const Verdict& verdict);
[[nodiscard]] std::string seal_message(const store::View& view, std::string_view account, std::string_view text);
// Nothing where the text was not sealed for the account.
[[nodiscard]] std::optional<std::string> open_message(const store::View& view, std::string_view account,
                                                      std::string_view sealed);

}  // namespace backlot::identity
