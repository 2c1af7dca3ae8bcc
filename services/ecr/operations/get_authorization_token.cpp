// GetAuthorizationToken: what a registry client logs in with, for twelve hours.
//
// Base64 of "AWS:" and a password; it opens every registry that its owner may use. Registries that are named get an answer
// each.
//
// Source: Amazon ECR API Reference (2015-09-21), GetAuthorizationToken.
#include "base/encoding.h"
#include "kernel/kernel.h"
#include "services/ecr/token.h"

namespace backlot::ecr {

Result<Access> get_authorization_token_access(const Context&, const GetAuthorizationTokenInput&) {
    return on_registry("ecr:GetAuthorizationToken");
}

Result<GetAuthorizationTokenOutput> get_authorization_token(const Context& context, const GetAuthorizationTokenInput& input) {
    GetAuthorizationTokenOutput output;
    output.authorization_data.given = true;
    auto accounts = std::vector<std::string>(input.registry_ids.begin(), input.registry_ids.end());
    if (accounts.empty()) accounts.push_back(context.account());
    for (const auto& account : accounts) {
        output.authorization_data.push_back({.authorization_token = base64("AWS:" + make_token(context)),
                                             .expires_at = context.kernel().stage().clock->to_wall(context.now() + token_life),
                                             .proxy_endpoint = own_address(context, registry_host(context, account, context.region()))});
    }
    return output;
}

}  // namespace backlot::ecr
