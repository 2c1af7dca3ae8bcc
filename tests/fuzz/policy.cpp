// Policies: any text is stored or refused; what can be read decides the same whether or not it is to be explained, and a
// denial by everything else is not undone by it.
#include "tests/fuzz/fuzz.h"
#include "policy/decide.h"
#include "policy/public_access.h"
#include "policy/validate.h"

namespace {

using namespace backlot;

std::shared_ptr<const policy::Document> document(std::string_view text) {
    auto parsed = policy::parse(text);
    BACKLOT_ASSERT(parsed.has_value());
    return *parsed;
}

void ask(const policy::Request& request, const policy::Layers& layers) {
    const auto decided = policy::decide(request, layers);
    const auto explained = policy::explain(request, layers);
    BACKLOT_ASSERT(decided.outcome == explained.outcome);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    using policy::PolicyKind;
    for (const auto kind : {PolicyKind::identity, PolicyKind::boundary, PolicyKind::session, PolicyKind::trust,
                            PolicyKind::service_control, PolicyKind::resource_control, PolicyKind::endpoint})
        (void)policy::validate(text, {.kind = kind});
    (void)policy::validate(text, {.kind = PolicyKind::resource, .service = "s3", .resource = "arn:aws:s3:::reports"});

    const auto parsed = policy::parse(text);
    if (!parsed) return 0;
    static const auto allow_all = document(R"({"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}})");
    static const auto deny_all = document(R"({"Statement":{"Effect":"Deny","Action":"*","Resource":"*"}})");
    policy::Request request;
    request.principal = {.kind = policy::PrincipalKind::user,
                         .arn = "arn:aws:iam::111122223333:user/ana",
                         .account = "111122223333",
                         .role_arn = {},
                         .user_arn = {},
                         .unique_id = "AIDAEXAMPLE",
                         .canonical_id = {}};
    request.action = "s3:GetObject";
    request.resource = "arn:aws:s3:::reports/a";
    request.resource_account = "111122223333";
    request.context.add("aws:username", "ana");
    request.context.add("aws:SourceIp", "203.0.113.7");
    request.context.add("aws:CurrentTime", "2026-01-01T00:00:00Z");
    request.context.add("s3:prefix", "a/b");
    const policy::Attached subject{.document = *parsed, .id = "subject"};
    const policy::Attached yes{.document = allow_all, .id = "yes"};
    const policy::Attached no{.document = deny_all, .id = "no"};
    const policy::Attached identity[] = {subject};
    const policy::Attached wide[] = {yes};
    const policy::Attached denied[] = {subject, no};
    const policy::Level levels[] = {{subject}};
    ask(request, {.identity = identity});
    ask(request, {.identity = wide, .boundary = identity, .session = identity});
    ask(request, {.service_control = levels, .resource_control = levels, .identity = wide, .resource = &subject});
    BACKLOT_ASSERT(!policy::decide(request, {.identity = denied, .resource = &subject}).is_allowed());
    return 0;
}
