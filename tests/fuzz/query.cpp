// Query strings and forms: decoded, encoded and decoded again they are the same; an operation's input is filled or
// refused; any request is routed or refused.
#include "tests/fuzz/fuzz.h"
#include "services/iam/model.h"
#include "wire/form.h"
#include "wire/wire.h"

namespace {

using namespace backlot;

template <class Input>
void decode(std::string_view operation, const wire::Request& request) {
    const auto& service = iam::service();
    for (const auto& one : service.operations) {
        if (one.name != operation) continue;
        Input input;
        const auto done = wire::decode({.service = &service, .operation = &one}, request, &input);
        if (!done) {
            (void)wire::encode_error(&service, &one, done.error(), "id");
            continue;
        }
        const auto sent = wire::encode_request(service, one, &input);
        BACKLOT_ASSERT(sent.has_value());
        Input again;
        BACKLOT_ASSERT(wire::decode({.service = &service, .operation = &one}, *sent, &again).has_value());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    const auto form = wire::parse_form(text);
    std::string again;
    for (const auto& [name, value] : form) wire::append_parameter(again, name, value);
    BACKLOT_ASSERT(wire::parse_form(again) == form);

    static const model::Service* const services[] = {&iam::service()};
    static const wire::Router router(services);
    const wire::Request request{.method = "POST",
                                .path = "/",
                                .query = {},
                                .headers = {{"content-type", "application/x-www-form-urlencoded"}},
                                .body = std::string(text)};
    (void)router.route(request, "iam", wire::Arrived::whole);
    decode<iam::CreateRoleInput>("CreateRole", request);
    decode<iam::TagUserInput>("TagUser", request);
    decode<iam::SimulateCustomPolicyInput>("SimulateCustomPolicy", request);
    return 0;
}
