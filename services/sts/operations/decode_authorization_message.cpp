// DecodeAuthorizationMessage: what an encoded authorization message says: which statements matched, and the context.
//
// Opens messages that backlot sealed for the caller's account. Fails with InvalidAuthorizationMessageException.
//
// Source: AWS STS API Reference (2011-06-15), DecodeAuthorizationMessage.
#include "identity/authorization_message.h"
#include "services/sts/errors.h"
#include "services/sts/sessions.h"

namespace backlot::sts {

Result<Access> decode_authorization_message_access(const Context&, const DecodeAuthorizationMessageInput&) {
    return Access{.action = "sts:DecodeAuthorizationMessage"};
}

Result<DecodeAuthorizationMessageOutput> decode_authorization_message(const Context& context,
                                                                      const DecodeAuthorizationMessageInput& input) {
    auto text = identity::open_message(context.view(), context.account(), input.encoded_message);
    if (!text) return errors::invalid_authorization_message();
    return DecodeAuthorizationMessageOutput{.decoded_message = *std::move(text)};
}

}  // namespace backlot::sts
