// JSON: what is read can be written and read again; the walker of `evaluate` is as strict as the reader of trees; an
// operation's input is filled or refused.
#include "tests/fuzz/fuzz.h"
#include "policy/line_reader.h"
#include "services/organizations/model.h"
#include "text/json.h"
#include "wire/wire.h"

namespace {

using namespace backlot;

template <class Input>
void decode(std::string_view operation, std::string_view body) {
    const auto& service = organizations::service();
    for (const auto& one : service.operations) {
        if (one.name != operation) continue;
        const wire::Request request{.method = "POST", .path = "/", .query = {}, .headers = {}, .body = std::string(body)};
        Input input;
        const auto done = wire::decode({.service = &service, .operation = &one}, request, &input);
        if (!done) (void)wire::encode_error(&service, &one, done.error(), "id");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    const auto json = Json::parse(text);
    policy::LineReader reader(text);
    reader.value();
    const bool is_walked = !reader.failed() && reader.at_end();
    BACKLOT_ASSERT(is_walked == json.has_value());
    if (json) {
        const auto again = Json::parse(json->dump());
        BACKLOT_ASSERT(again && *again == *json);
        const auto pretty = Json::parse(json->dump_pretty());
        BACKLOT_ASSERT(pretty && *pretty == *json);
        (void)duplicate_member(*json);
    }
    decode<organizations::CreatePolicyInput>("CreatePolicy", text);
    decode<organizations::TagResourceInput>("TagResource", text);
    decode<organizations::CreateAccountInput>("CreateAccount", text);
    return 0;
}
