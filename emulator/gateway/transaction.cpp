#include <algorithm>
#include <array>

#include "base/arn.h"
#include "base/assert.h"
#include "base/encoding.h"
#include "gateway/cross_origin.h"
#include "gateway/intake.h"
#include "identity/authenticate.h"
#include "sigv4/errors.h"
#include "sigv4/verify.h"
#include "sigv4/version2.h"
#include "store/failure.h"
#include "wire/s3_host.h"

namespace backlot::gateway {

namespace {

sigv4::Dialect dialect_of(const model::Service& service) {
    if (service.signing_name == "s3") return sigv4::Dialect::s3;
    switch (service.protocol) {
        case model::Protocol::query:
        case model::Protocol::rest_xml: return sigv4::Dialect::query;
        case model::Protocol::ec2: return sigv4::Dialect::ec2;
        case model::Protocol::rest_json: return sigv4::Dialect::rest_json;
        default: return sigv4::Dialect::json;
    }
}

std::chrono::sys_seconds seconds_of(clock::Time time) { return std::chrono::floor<std::chrono::seconds>(time); }

// Whom a request speaks to for which no operation was found, so that the refusal has that service's protocol; null where
// nobody can tell. The router's order: the target, the signature's scope, the host, and S3 for everything else.
const model::Service* spoken_to(std::span<const kernel::ServiceEntry> services, const Head& head) {
    const auto message = sigv4::message_of(head.method, head.target, head.headers);
    const auto first = [&](auto fits) -> const model::Service* {
        const auto found = std::ranges::find_if(services, [&](const auto& entry) { return fits(*entry.model); });
        return found == services.end() ? nullptr : found->model;
    };
    const auto* target = message.header("x-amz-target");
    if (target != nullptr) {
        const auto prefix = std::string_view(*target).substr(0, target->rfind('.'));
        const auto* found = first([&](const model::Service& one) {
            return one.protocol == model::Protocol::json && one.target_prefix == prefix;
        });
        if (found != nullptr) return found;
    }
    // Who names a target that nobody has reads JSON all the same.
    const auto* otherwise = target == nullptr ? nullptr : first([](const model::Service& one) {
        return one.protocol == model::Protocol::json;
    });
    if (const auto scope = sigv4::peek_scope(message); scope && !scope->service.empty()) {
        const auto* found = first([&](const model::Service& one) { return one.signing_name == scope->service; });
        return found != nullptr ? found : otherwise;
    }
    if (otherwise != nullptr) return otherwise;
    if (const auto* host = message.header("host"); host != nullptr && !wire::s3_host(*host)) {
        const auto* found = first([&](const model::Service& one) {
            return host->starts_with(one.endpoint_prefix) && host->substr(one.endpoint_prefix.size()).starts_with('.');
        });
        if (found != nullptr) return found;
    }
    return first([](const model::Service& one) { return one.name == "s3"; });
}

// Under a host of a bucket's own every path is a key.
bool is_bucket_host(std::string_view host, bool is_signed_for_s3) {
    if (const auto s3 = wire::s3_host(host)) return !s3->bucket.empty();
    return is_signed_for_s3 && !wire::bucket_of_localhost(host).empty();
}

// What S3 says of a transfer coding other than "chunked": nothing here decompresses.
Result<> check_coding(const Head& head) {
    for (const auto& [name, value] : head.headers) {
        if (name != "transfer-encoding" || equal_ignoring_case(value, "chunked")) continue;
        return fail({.code = "NotImplemented",
                     .message = "A header you provided implies functionality that is not implemented",
                     .status = 501,
                     .details = {{"Header", "Transfer-Encoding"}}});
    }
    return {};
}

}  // namespace

Transaction::Transaction(Gateway& gateway) : gateway_(gateway) {}
Transaction::~Transaction() { gateway_.release(reserved_bytes_); }

void Transaction::reset() {
    gateway_.release(reserved_bytes_);
    reserved_bytes_ = 0;
    request_ = {};
    endpoint_ = nullptr;
    served_ = nullptr;
    served_request_ = {};
    route_.reset();
    call_.reset();
    claim_ = {};
    secret_.clear();
    is_verified_ = false;
    is_trusted_key_ = false;
    is_recorded_ = false;
    is_preflight_ = false;
    intake_.reset();
    form_.reset();
}

void Transaction::abandon() {
    // The client is gone, what it asked for is done nevertheless.
    if (underway_) (void)store::guarded([&]() -> Result<> {
        (void)gateway_.kernel().end(*call_, *std::exchange(underway_, std::nullopt));
        return {};
    });
    reset();
}

wire::Response Transaction::refuse(Error error) {
    if (call_ && !is_recorded_) gateway_.kernel().record_refusal(*call_, error);
    const std::string request_id = call_ ? call_->request_id : to_upper(clock::Ids::real().hex(16));
    const model::Service* service = route_ ? route_->service : nullptr;
    if (service == nullptr) service = spoken_to(gateway_.kernel().stage().services, head_);
    const model::Operation* operation = route_ ? route_->operation : nullptr;
    auto response = wire::encode_error(service, operation, error, request_id);
    if (head_.method == "HEAD") response.body.clear();
    let_pages_read(response);
    reset();
    return response;
}

std::optional<wire::Response> Transaction::on_head(Head head) {
    reset();
    head_ = std::move(head);
    if (auto begun = begin(); !begun) return refuse(begun.error());
    if (served_ != nullptr) return begin_served();
    return std::nullopt;
}

Result<> Transaction::begin() {
    const auto mark = head_.target.find('?');
    request_.method = head_.method;
    request_.path = head_.target.substr(0, mark);
    request_.query = mark == std::string::npos ? std::string{} : head_.target.substr(mark + 1);
    request_.headers = head_.headers;
    BACKLOT_CHECK(check_coding(head_));
    endpoint_ = gateway_.endpoint_for(head_);
    if (endpoint_ != nullptr) return {};
    const auto* host = request_.header("host");
    const auto named = host == nullptr ? std::string_view{} : std::string_view(*host);
    const auto message = sigv4::message_of(head_.method, head_.target, head_.headers);
    const auto scope = sigv4::peek_scope(message);
    if (!is_bucket_host(named, scope && scope->service == "s3")) served_ = gateway_.kernel().endpoint_at(named, request_.path);
    if (served_ != nullptr) return {};
    BACKLOT_TRY(is_taken, begin_for_browser());
    if (is_taken) return {};

    BACKLOT_TRY(route, gateway_.router().route(request_, scope ? scope->service : std::string{}));
    route_ = std::move(route);
    if (route_->operation == nullptr) return {};  // known by its body (query): routed again once it is in
    if (route_->operation->is_streaming_input) {
        BACKLOT_CHECK(authenticate());
        return begin_stream();
    }
    return {};
}

// Who asks: reads the claim and finds the key. The signature itself is verified by verify_signature.
Result<> Transaction::authenticate() {
    const auto& service = *route_->service;
    signing_ = sigv4::SigningService{.dialect = dialect_of(service), .name = service.signing_name};
    const auto message = sigv4::message_of(head_.method, head_.target, head_.headers);
    const bool is_version2 = signing_.dialect == sigv4::Dialect::s3 && sigv4::is_version2(message);
    auto claim = is_version2 ? sigv4::parse_version2(message) : sigv4::parse(message, signing_);
    open_call(claim ? claim->region : std::string{});
    if (!claim) return std::unexpected(claim.error());
    claim_ = std::move(*claim);
    if (claim_.method == sigv4::Method::anonymous) {
        is_verified_ = true;
        if (!route_->operation->is_unsigned && signing_.dialect != sigv4::Dialect::s3) {
            return fail(sigv4::errors::missing_authentication_token(signing_.dialect));
        }
        return {};
    }
    if (claim_.method == sigv4::Method::query && signing_.dialect == sigv4::Dialect::s3) take_hoisted_headers();
    BACKLOT_CHECK(find_caller());
    if (!is_trusted_key_ && signing_.dialect == sigv4::Dialect::s3 && claim_.payload != sigv4::Payload::body) {
        BACKLOT_CHECK(verify_signature({}));
    }
    return {};
}

void Transaction::open_call(const std::string& region) {
    identity::Origin origin;
    origin.source_ip = head_.remote_ip;
    // Inside a private network SDKs are told a plain address; AWS's own, which they would use there, are HTTPS.
    origin.is_tls = head_.is_tls || !head_.network.empty();
    for (const auto& [name, value] : head_.headers) {
        if (name == "user-agent") origin.user_agent = value;
        if (name == "referer") origin.referer = value;
        if (name == "host") origin.host = value;
        if (name == "x-amz-content-sha256") origin.content_sha256 = value;
    }
    if (gateway_.options().place) gateway_.options().place(head_, origin);
    const auto* entry = gateway_.service_of(*route_->service);
    BACKLOT_ASSERT(entry != nullptr);
    const std::string in_region = region.empty() ? "us-east-1" : region;
    if (!head_.network.empty()) gateway_.kernel().place(entry->name, in_region, head_.network, origin);
    call_ = gateway_.kernel().make_call(*entry, Gateway::row_of(*entry, *route_->operation), identity::anonymous(),
                                        std::move(origin), in_region);
}

// Whose key the claim names.
Result<> Transaction::find_caller() {
    auto& kernel = gateway_.kernel();
    call_->origin.signature_version = claim_.is_version2 ? "AWS" : "AWS4-HMAC-SHA256";
    call_->origin.auth_type = claim_.method == sigv4::Method::query       ? "REST-QUERY-STRING"
                              : claim_.method == sigv4::Method::post_form ? "POST"
                                                                          : "REST-HEADER";
    if (!claim_.is_version2) {
        const auto age = std::chrono::floor<std::chrono::milliseconds>(clock::wall_now() - claim_.timestamp);
        call_->origin.signature_age_ms = age.count();
    }
    const auto snapshot = kernel.stage().branch->snapshot();
    if (gateway_.options().account_id_keys && is_account_id(claim_.access_key_id) &&
        store::find(*snapshot, identity::accounts, claim_.access_key_id)) {
        call_->caller = identity::root_of(claim_.access_key_id);
        is_trusted_key_ = true;
        return {};
    }
    const auto credential = kernel.stage().bundles->credential(*snapshot, claim_.access_key_id, call_->time);
    if (!credential) {
        if (credential.error().code == "ExpiredToken") {
            return fail(sigv4::errors::expired_token(signing_.dialect, claim_.session_token.value_or("")));
        }
        return fail(sigv4::errors::unknown_access_key(signing_.dialect, claim_.access_key_id));
    }
    const auto& held = **credential;
    if (!equal_in_constant_time(held.token, claim_.session_token.value_or(""))) {
        return fail(sigv4::errors::invalid_token(signing_.dialect, claim_.session_token.value_or("")));
    }
    secret_ = held.secret;
    call_->caller = held.caller;
    return {};
}

// Of a presigned URL, every x-amz- parameter that is not the signature's own stands for the header of its name: SDKs
// put them there. So do the conditions of a write. Checksums do not: they were taken before there was a body.
void Transaction::take_hoisted_headers() {
    constexpr std::array<std::string_view, 8> own{"x-amz-algorithm", "x-amz-credential", "x-amz-date", "x-amz-expires",
                                                  "x-amz-signedheaders", "x-amz-signature", "x-amz-security-token",
                                                  "x-amz-content-sha256"};
    for (const auto& [written, value] : route_->query) {
        const auto name = to_lower(written);
        const bool is_condition = name == "if-match" || name == "if-none-match";
        if (!is_condition && !name.starts_with("x-amz-")) continue;
        if (name == "x-amz-sdk-checksum-algorithm" || (name.starts_with("x-amz-checksum-") && name != "x-amz-checksum-mode")) continue;
        if (std::ranges::find(own, name) != own.end() || request_.header(name) != nullptr) continue;
        request_.headers.emplace_back(name, value);
    }
}

// What a page of another origin may read of an answer about a bucket.
void Transaction::let_pages_read(wire::Response& response) const {
    if (request_.header("origin") == nullptr || !route_ || route_->service == nullptr) return;
    const auto* service = gateway_.service_of(*route_->service);
    const auto* resource = route_->label("Bucket");
    if (service == nullptr || resource == nullptr || is_preflight_) return;
    add_cross_origin(*service, *gateway_.kernel().stage().branch->snapshot(), *resource, request_, response);
}

Result<> Transaction::verify_signature(std::string_view body_sha256_hex) {
    if (is_verified_ || is_trusted_key_) return {};
    auto message = sigv4::message_of(head_.method, head_.target, head_.headers);
    // A header that a presigned URL signs may be sent as a parameter of it.
    std::vector<sigv4::Header> headers;
    if (claim_.method == sigv4::Method::query && signing_.dialect == sigv4::Dialect::s3) {
        for (const auto& name : claim_.signed_headers) {
            if (!name.starts_with("x-amz-") || message.header(name) != nullptr) continue;
            if (const auto* value = request_.header(name)) headers.emplace_back(name, *value);
        }
        if (!headers.empty()) {
            headers.insert(headers.begin(), head_.headers.begin(), head_.headers.end());
            message.headers = headers;
        }
    }
    if (claim_.is_version2) {
        const auto* bucket = route_->is_virtual_hosted ? route_->label("Bucket") : nullptr;
        BACKLOT_CHECK(sigv4::verify_version2(claim_, message, bucket == nullptr ? std::string_view{} : *bucket, secret_,
                                             seconds_of(clock::wall_now())));
        is_verified_ = true;
        return {};
    }
    BACKLOT_CHECK(sigv4::verify(claim_, message, secret_, body_sha256_hex, seconds_of(clock::wall_now()), signing_,
                                gateway_.signing_keys()));
    is_verified_ = true;
    return {};
}

std::optional<wire::Response> Transaction::on_body(std::string_view bytes) {
    if (form_) {
        const auto taken = form_->reader.feed(bytes, [&] { return begin_upload(); },
                                              [&](std::string_view piece) { return take_of_form(piece); });
        if (!taken) return refuse(taken.error());
        return std::nullopt;
    }
    if (intake_) {
        const auto taken = intake_->chunks
                               ? intake_->chunks->feed(bytes, [&](std::string_view piece) { return take(piece); })
                               : take(bytes);
        if (!taken) return refuse(taken.error());
        return std::nullopt;
    }
    if (request_.body.size() + bytes.size() > buffered_body_limit_bytes) {
        return refuse({.code = "RequestEntityTooLarge", .message = "The request body is too large.", .status = 413});
    }
    if (!gateway_.reserve(bytes.size())) {
        return refuse({.code = "ServiceUnavailable", .message = "Reduce your request rate.", .status = 503});
    }
    reserved_bytes_ += bytes.size();
    request_.body.append(bytes);
    return std::nullopt;
}

std::optional<wire::Response> Transaction::begin_finish() {
    if (endpoint_ != nullptr) {
        auto response = endpoint_->answer(gateway_, head_, request_);
        reset();
        return response;
    }
    auto done = store::guarded([&]() -> Result<std::optional<wire::Response>> {
        if (served_ != nullptr) return answer_served();
        return complete();
    });
    if (!done) return refuse(done.error());
    if (underway_) return std::nullopt;
    reset();
    return std::move(*done);
}

wire::Response Transaction::end_finish() {
    auto done = store::guarded([&] { return answer(); });
    if (!done) return refuse(done.error());
    reset();
    return std::move(*done);
}

// Nothing: a call is underway.
Result<std::optional<wire::Response>> Transaction::complete() {
    if (is_preflight_) {
        const auto snapshot = gateway_.kernel().stage().branch->snapshot();
        return preflight(*gateway_.service_of(*route_->service), *snapshot, *route_->label("Bucket"), route_->label("Key") != nullptr,
                         request_, to_upper(clock::Ids::real().hex(16)));
    }
    if (form_) BACKLOT_CHECK(end_form());
    if (!intake_) {
        if (route_->operation == nullptr) {
            const auto message = sigv4::message_of(head_.method, head_.target, head_.headers);
            const auto scope = sigv4::peek_scope(message);
            BACKLOT_TRY(route, gateway_.router().route(request_, scope ? scope->service : std::string{},
                                                       wire::Arrived::whole));
            route_ = std::move(route);
        }
        BACKLOT_CHECK(authenticate());
        const bool is_declared = claim_.payload == sigv4::Payload::declared && signing_.dialect == sigv4::Dialect::s3;
        if (is_declared || !is_verified_) {
            const auto body_sha256 = sha256_hex(request_.body);
            BACKLOT_CHECK(verify_signature(body_sha256));
            if (is_declared) BACKLOT_CHECK(sigv4::check_body_hash(claim_, body_sha256));
        }
        if (sigv4::is_chunked(claim_.payload)) {
            const auto message = sigv4::message_of(head_.method, head_.target, head_.headers);
            const auto key = gateway_.signing_keys().get(secret_, claim_.date, claim_.region, claim_.service);
            BACKLOT_TRY(options, sigv4::chunked_options(claim_, message, key));
            sigv4::ChunkedDecoder decoder(std::move(options));
            std::string plain;
            BACKLOT_CHECK(decoder.feed(request_.body, [&](std::string_view piece) -> Result<> {
                plain.append(piece);
                return {};
            }));
            BACKLOT_CHECK(decoder.finish());
            for (const auto& trailer : decoder.trailers()) request_.headers.push_back(trailer);
            request_.body = std::move(plain);
        }
        if (!call_->operation->is_implemented()) {
            is_recorded_ = true;
            return std::unexpected(gateway_.kernel().perform(*call_, nullptr).output.error());
        }
        intake_ = std::make_unique<Intake>();
        intake_->input = call_->operation->make_input();
        BACKLOT_CHECK(wire::decode(*route_, request_, intake_->input.get()));
    } else {
        auto& in = *intake_;
        if (in.chunks) BACKLOT_CHECK(in.chunks->finish());
        if (in.sha256) BACKLOT_CHECK(sigv4::check_body_hash(claim_, hex(in.sha256->finish())));
        model::Payload payload;
        payload.size = in.size;
        if (in.blob) {
            BACKLOT_TRY(id, in.blob->finish());
            payload.blob = id;
        } else {
            payload.bytes = std::move(in.small);
        }
        payload.digests["MD5"] = in.md5.finish();
        for (auto& [announced, running] : in.checksums) payload.digests[announced.name] = running.finish();
        if (in.chunks) {
            // A trailing checksum stands where the header of its name would.
            for (const auto& trailer : in.chunks->trailers()) request_.headers.push_back(trailer);
            in.input = call_->operation->make_input();
            BACKLOT_CHECK(wire::decode(*route_, request_, in.input.get()));
        }
        model::set_payload(*route_->operation->input, in.input.get(), std::move(payload));
    }
    underway_ = gateway_.kernel().begin(*call_, intake_->input.get());
    if (underway_->commit) return std::nullopt;
    BACKLOT_TRY(response, answer());
    return std::move(response);
}

// Of the call that is underway.
Result<wire::Response> Transaction::answer() {
    auto done = gateway_.kernel().end(*call_, *std::exchange(underway_, std::nullopt));
    if (!done.output) {
        // perform() has journalled it: answer without a second entry.
        auto response = wire::encode_error(route_->service, route_->operation, done.output.error(), done.request_id);
        if (head_.method == "HEAD") response.body.clear();
        let_pages_read(response);
        return response;
    }
    auto response = wire::encode(*route_->service, *route_->operation, done.output->get(), done.request_id);
    if (form_) answer_form(response);
    let_pages_read(response);
    return response;
}

}  // namespace backlot::gateway
