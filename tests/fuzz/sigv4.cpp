// Signatures: what a stranger's request claims is read without harm, and never verified by a secret it was not made with.
#include <string>
#include <vector>

#include "tests/fuzz/fuzz.h"
#include "sigv4/canonical.h"
#include "sigv4/post_policy.h"
#include "sigv4/verify.h"
#include "sigv4/version2.h"

namespace {

using namespace backlot;

std::string lower(std::string_view text) {
    std::string made(text);
    for (char& c : made)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return made;
}

void judge(const sigv4::Message& message, const sigv4::SigningService& service) {
    constexpr std::chrono::sys_days day = std::chrono::year{2015} / 8 / 30;
    static sigv4::SigningKeys keys;
    (void)sigv4::peek_scope(message);
    const auto claim = sigv4::parse(message, service);
    if (!claim || claim->method == sigv4::Method::anonymous) return;
    const sigv4::Time now = day + std::chrono::minutes{12 * 60 + 36};
    if (claim->is_version2) {
        BACKLOT_ASSERT(!sigv4::verify_version2(*claim, message, "", "never-signed-with-this", now));
        return;
    }
    BACKLOT_ASSERT(!sigv4::verify(*claim, message, "never-signed-with-this", sigv4::empty_sha256, now, service, keys));
    (void)sigv4::check_body_hash(*claim, sigv4::empty_sha256);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    auto text = fuzz::text_of(data, size);
    const auto method = fuzz::take_until(text, " ");
    const auto target = fuzz::take_until(text, "\n");
    std::vector<sigv4::Header> headers;
    while (!text.empty()) {
        auto line = fuzz::take_until(text, "\n");
        auto name = lower(fuzz::take_until(line, ":"));
        if (!name.empty()) headers.emplace_back(std::move(name), std::string(line));
    }
    const auto message = sigv4::message_of(method, target, headers);
    judge(message, {.dialect = sigv4::Dialect::s3, .name = "s3", .region = "us-east-1"});
    judge(message, {.dialect = sigv4::Dialect::query, .name = "iam", .region = "us-east-1"});
    judge(message, {.dialect = sigv4::Dialect::json, .name = "organizations", .region = "us-east-1"});
    (void)sigv4::parse_post_form(headers, {.dialect = sigv4::Dialect::s3, .name = "s3", .region = "us-east-1"});
    return 0;
}
