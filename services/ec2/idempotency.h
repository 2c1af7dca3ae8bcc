// Client tokens: the same call again gives what it made the first time.
//
// Source: Amazon EC2 API Reference (2016-11-15), "Ensuring idempotency in Amazon EC2 API requests".
#pragma once

#include "services/ec2/model.h"
#include "services/ec2/records.h"

namespace backlot::ec2 {

// SHA-256 of an input's members.
[[nodiscard]] std::string digest_of(std::string_view operation, const void* input);

// What a call with this token made before, where it is still there. Fails with IdempotentParameterMismatch.
template <class Record, class Input>
[[nodiscard]] Result<std::optional<Record>> made_before(const Context& context, const store::Table<Record>& table,
                                                        const Input& input) {
    if (!input.client_token || input.client_token->empty()) return std::optional<Record>{};
    const auto name = decltype(operation_of(input))::name;
    const auto token = context.find(tokens, owner_of(context), context.region(), name, *input.client_token);
    if (!token) return std::optional<Record>{};
    if (token->digest != digest_of(name, &input)) {
        return errors::make("IdempotentParameterMismatch",
                            "The request uses the same client token as a previous, but non-identical request.");
    }
    return look_up(context, table, token->id);
}

template <class Input>
void note_made(Context& context, const Input& input, std::string_view id) {
    if (!input.client_token || input.client_token->empty()) return;
    const auto name = decltype(operation_of(input))::name;
    store::put(context.writes(), tokens, TokenRecord{.id = std::string(id), .digest = digest_of(name, &input)},
               owner_of(context), context.region(), name, *input.client_token);
}

}  // namespace backlot::ec2
