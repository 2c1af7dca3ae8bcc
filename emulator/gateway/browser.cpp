// What browsers send to S3 beside signed requests: preflights, and uploads by a form whose fields hold the key, the
// headers and a signed policy. An upload is a PutObject like any other, and passes the same gate.
//
// Source: Amazon S3 API Reference, POST Object; "Authenticating requests in browser-based uploads using POST".
#include <algorithm>
#include <array>

#include "base/encoding.h"
#include "gateway/intake.h"
#include "sigv4/errors.h"
#include "sigv4/post_policy.h"
#include "text/xml.h"
#include "wire/s3_host.h"

namespace backlot::gateway {

namespace {

const model::Operation& put_object(const model::Service& s3) {
    return *std::ranges::find(s3.operations, std::string_view("PutObject"), &model::Operation::name);
}

// The header that a field stands for; empty where it stands for none.
std::string header_of(std::string_view field) {
    const auto name = to_lower(field);
    constexpr std::array<std::string_view, 6> plain{"cache-control", "content-type", "content-disposition",
                                                    "content-encoding", "content-language", "expires"};
    constexpr std::array<std::string_view, 5> own{"x-amz-algorithm", "x-amz-credential", "x-amz-date", "x-amz-signature",
                                                  "x-amz-security-token"};
    if (name == "acl") return "x-amz-acl";
    if (std::ranges::find(plain, name) != plain.end() || name == "content-md5") return name;
    if (name.starts_with("x-amz-") && std::ranges::find(own, name) == own.end()) return name;
    return {};
}

// The tags of a form are XML; a header has them as a query string.
Result<std::string> tagging_header(const std::string& field) {
    const auto malformed = [] {
        return fail("MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema", 400);
    };
    const auto xml = Xml::parse(field);
    if (!xml) return malformed();
    std::string out;
    const auto* set = xml->name == "Tagging" ? xml->child("TagSet") : nullptr;
    if (set == nullptr) return out;  // well-formed, and says nothing of tags
    for (const auto& tag : set->children) {
        if (tag.name != "Tag" || tag.child("Key") == nullptr) return malformed();
        wire::append_parameter(out, tag.child_text("Key"), tag.child_text("Value"));
    }
    return out;
}

std::string with_filename(std::string key, const std::string& file_name) {
    constexpr std::string_view variable = "${filename}";
    for (auto at = key.find(variable); at != key.npos; at = key.find(variable, at + file_name.size())) {
        key.replace(at, variable.size(), file_name);
    }
    return key;
}

bool is_url(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

std::string header_in(const wire::Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
        if (equal_ignoring_case(key, name)) return value;
    return {};
}

}  // namespace

Result<bool> Transaction::begin_for_browser() {
    const bool may_be_form = head_.method == "POST" && request_.header("content-type") != nullptr &&
                             request_.header("authorization") == nullptr;
    if (head_.method != "OPTIONS" && !may_be_form) return false;
    const auto* entry = gateway_.kernel().find_service("s3");
    if (entry == nullptr) return false;
    const auto* host = request_.header("host");
    auto address = wire::s3_address(host == nullptr ? std::string_view{} : *host, request_.path);
    if (address.bucket.empty()) return false;
    wire::Route route{.service = entry->model, .operation = &put_object(*entry->model),
                      .is_virtual_hosted = address.is_virtual_hosted};
    route.labels.emplace_back("Bucket", address.bucket);
    if (head_.method == "OPTIONS") {
        if (!address.key.empty()) route.labels.emplace_back("Key", address.key);
        route_ = std::move(route);
        is_preflight_ = true;
        return true;
    }
    const auto& type = *request_.header("content-type");
    const auto boundary = FormReader::boundary_of(type);
    const auto path_end = request_.path.find('/', 1);
    const bool is_bucket = address.key.empty() && request_.query.empty() && (address.is_virtual_hosted || path_end == std::string::npos);
    if (is_bucket && !boundary && equal_ignoring_case(std::string_view(type).substr(0, 19), "multipart/form-data")) {
        return fail("MalformedPOSTRequest", "The body of your POST request is not well-formed multipart/form-data.", 400);
    }
    if (is_bucket && !boundary) {
        return std::unexpected(Error{.code = "PreconditionFailed", .message = "At least one of the pre-conditions you specified did not hold",
                                     .status = 412,
                                     .details = {{"Condition", "Bucket POST must be of the enclosure-type multipart/form-data"}}});
    }
    if (!boundary || !address.key.empty()) return false;
    route_ = std::move(route);
    form_ = std::make_unique<Form>(Form{.reader = FormReader(*boundary), .bucket = std::move(address.bucket),
                                        .is_virtual_hosted = address.is_virtual_hosted});
    return true;
}

// Who asks, and whether the policy lets the form say what it says.
Result<> Transaction::authenticate_form() {
    const auto& reader = form_->reader;
    signing_ = sigv4::SigningService{.dialect = sigv4::Dialect::s3, .name = "s3"};
    auto claim = sigv4::parse_post_form(reader.fields(), signing_);
    open_call(claim ? claim->region : std::string{});
    if (!claim) return std::unexpected(claim.error());
    if (reader.field("key") == nullptr) return fail(sigv4::missing_field("key"));
    claim_ = std::move(*claim);
    claim_.payload = sigv4::Payload::unsigned_body;
    if (claim_.method == sigv4::Method::anonymous) {
        is_verified_ = true;
        return {};
    }
    BACKLOT_CHECK(find_caller());
    const auto& policy = *reader.field("policy");
    if (!is_trusted_key_) BACKLOT_CHECK(sigv4::verify_post_policy(claim_, policy, secret_, gateway_.signing_keys()));
    is_verified_ = true;
    BACKLOT_TRY(rules, UploadPolicy::parse(policy));
    auto fields = reader.fields();
    if (reader.field("bucket") == nullptr) fields.emplace_back("bucket", form_->bucket);
    // Variables are expanded before conditions are held against the fields.
    // Source: "Creating a POST policy", "Conditions".
    for (auto& [name, value] : fields)
        if (equal_ignoring_case(name, "key")) value = form_->key;
    BACKLOT_CHECK(rules.check(fields, clock::wall_now()));
    form_->policy = std::move(rules);
    return {};
}

// Every field is known and the file begins: the form becomes the request that a PutObject would have been.
Result<> Transaction::begin_upload() {
    const auto& reader = form_->reader;
    if (const auto* key = reader.field("key")) form_->key = reader.has_file_name() ? with_filename(*key, reader.file_name()) : *key;
    BACKLOT_CHECK(authenticate_form());
    if (form_->key.empty()) return fail(sigv4::errors::invalid_argument("User key must have a length greater than 0.", "key", ""));
    route_->labels.emplace_back("Key", form_->key);

    wire::Request put{.method = "PUT", .path = "/" + uri_encode(form_->bucket) + "/" + uri_encode(form_->key), .query = {},
                      .headers = {}, .body = {}};
    for (const auto& name : {"host", "origin"})
        if (const auto* value = request_.header(name)) put.headers.emplace_back(name, *value);
    for (const auto& [name, value] : reader.fields()) {
        if (const auto header = header_of(name); !header.empty()) put.headers.emplace_back(header, value);
        if (equal_ignoring_case(name, "tagging")) {
            BACKLOT_TRY(tags, tagging_header(value));
            put.headers.emplace_back("x-amz-tagging", tags);
        }
    }
    put.method = "POST";  // what a page of another origin needs leave for
    request_ = std::move(put);

    BACKLOT_CHECK(admit());
    begin_checksums();
    return {};
}

Result<> Transaction::take_of_form(std::string_view bytes) {
    BACKLOT_CHECK(take(bytes));
    const auto& policy = form_->policy;
    const auto limit = policy ? policy->size_limit_bytes() : std::nullopt;
    if (limit && intake_->size > *limit) return policy->check_size(intake_->size);
    return {};
}

Result<> Transaction::end_form() const {
    BACKLOT_CHECK(form_->reader.finish());
    if (!form_->reader.has_file()) {
        return fail(sigv4::errors::invalid_argument("POST requires exactly one file upload per request.", "file", "0"));
    }
    if (form_->policy) BACKLOT_CHECK(form_->policy->check_size(intake_->size));
    return {};
}

// success_action_redirect, else success_action_status, else an empty 204.
void Transaction::answer_form(wire::Response& response) const {
    const auto& reader = form_->reader;
    const auto etag = header_in(response, "ETag");
    const std::string scheme = head_.is_tls ? "https://" : "http://";
    const auto* host = request_.header("host");
    std::string location = scheme + (host == nullptr ? std::string{} : *host);
    if (!form_->is_virtual_hosted) location += "/" + uri_encode(form_->bucket);
    location += "/" + uri_encode(form_->key, Slash::kept);

    const auto* redirect = reader.field("success_action_redirect");
    if (redirect == nullptr) redirect = reader.field("redirect");
    if (redirect != nullptr && is_url(*redirect)) {
        std::string asked;
        wire::append_parameter(asked, "bucket", form_->bucket);
        wire::append_parameter(asked, "key", form_->key);
        wire::append_parameter(asked, "etag", etag);
        response.status = 303;
        response.headers.emplace_back("Location", *redirect + (redirect->find('?') == redirect->npos ? "?" : "&") + asked);
        return;
    }
    response.headers.emplace_back("Location", location);
    const auto* wanted = reader.field("success_action_status");
    response.status = wanted != nullptr && *wanted == "200" ? 200 : wanted != nullptr && *wanted == "201" ? 201 : 204;
    if (response.status != 201) return;
    XmlWriter writer;
    writer.prologue();
    writer.open("PostResponse");
    writer.element("Location", location);
    writer.element("Bucket", form_->bucket);
    writer.element("Key", form_->key);
    writer.element("ETag", etag);
    writer.close();
    response.body = writer.take();
    response.headers.emplace_back("Content-Type", "application/xml");
}

}  // namespace backlot::gateway
