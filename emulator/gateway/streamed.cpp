// Bodies that are taken in as they come: admitted on their head, hashed piece by piece, small ones kept inline.
#include <algorithm>

#include "base/encoding.h"
#include "gateway/intake.h"

namespace backlot::gateway {

namespace {

// A checksum that a request announces for its body, in a header, a trailer or by name alone.
std::vector<Announced> announced_checksums(const wire::Headers& headers) {
    static const std::vector<std::pair<std::string, Announced>> known{
        {"x-amz-checksum-crc32", {"CRC32", Algorithm::crc32}},
        {"x-amz-checksum-crc32c", {"CRC32C", Algorithm::crc32c}},
        {"x-amz-checksum-crc64nvme", {"CRC64NVME", Algorithm::crc64nvme}},
        {"x-amz-checksum-sha1", {"SHA1", Algorithm::sha1}},
        {"x-amz-checksum-sha256", {"SHA256", Algorithm::sha256}},
    };
    std::vector<Announced> found;
    for (const auto& [name, value] : headers) {
        for (const auto& [header, announced] : known) {
            const bool named = name == header || (name == "x-amz-trailer" && to_lower(trim(value)) == header) ||
                               ((name == "x-amz-sdk-checksum-algorithm" || name == "x-amz-checksum-algorithm") &&
                                to_upper(trim(value)) == announced.name);
            const bool is_new = std::ranges::none_of(found, [&](const Announced& one) {
                return one.name == announced.name;
            });
            if (named && is_new) found.push_back(announced);
        }
    }
    return found;
}

}  // namespace

Result<> Transaction::admit() {
    intake_ = std::make_unique<Intake>();
    intake_->input = call_->operation->make_input();
    BACKLOT_CHECK(wire::decode(*route_, request_, intake_->input.get()));
    if (auto allowed = gateway_.kernel().authorize(*call_, intake_->input.get()); !allowed) {
        is_recorded_ = true;
        return std::unexpected(allowed.error());
    }
    return {};
}

Result<> Transaction::begin_stream() {
    if (request_.header("content-length") == nullptr && request_.header("transfer-encoding") == nullptr) {
        return fail("MissingContentLength", "You must provide the Content-Length HTTP header.", 411);
    }
    if (!is_verified_ && !is_trusted_key_ && claim_.payload == sigv4::Payload::body) {
        return fail("InvalidRequest", "Missing required header for this request: x-amz-content-sha256", 400);
    }
    const auto* service = gateway_.service_of(*route_->service);
    if (service == nullptr || !call_->operation->is_implemented()) {
        is_recorded_ = true;
        return std::unexpected(gateway_.kernel().perform(*call_, nullptr).output.error());
    }
    BACKLOT_CHECK(admit());
    if (claim_.payload == sigv4::Payload::declared) intake_->sha256.emplace(Algorithm::sha256);
    begin_checksums();
    if (sigv4::is_chunked(claim_.payload)) {
        const auto message = sigv4::message_of(head_.method, head_.target, head_.headers);
        const auto key = gateway_.signing_keys().get(secret_, claim_.date, claim_.region, claim_.service);
        BACKLOT_TRY(options, sigv4::chunked_options(claim_, message, key));
        intake_->chunks = std::make_unique<sigv4::ChunkedDecoder>(std::move(options));
    }
    return {};
}

// Those that the request announces, and the one that S3 computes of every body.
void Transaction::begin_checksums() {
    auto& running = intake_->checksums;
    for (auto& announced : announced_checksums(request_.headers)) {
        const auto algorithm = announced.algorithm;
        running.emplace_back(std::move(announced), Digest(algorithm));
    }
    const bool has_it = std::ranges::any_of(running, [](const auto& one) { return one.first.algorithm == Algorithm::crc64nvme; });
    if (signing_.dialect == sigv4::Dialect::s3 && !has_it) {
        running.emplace_back(Announced{.name = "CRC64NVME", .algorithm = Algorithm::crc64nvme}, Digest(Algorithm::crc64nvme));
    }
}

// A piece of a streamed body, decoded from its chunks.
Result<> Transaction::take(std::string_view bytes) {
    auto& in = *intake_;
    in.size += bytes.size();
    in.md5.update(bytes);
    if (in.sha256) in.sha256->update(bytes);
    for (auto& [announced, running] : in.checksums) running.update(bytes);
    if (!in.blob && in.small.size() + bytes.size() <= inline_body_limit_bytes) {
        in.small.append(bytes);
        return {};
    }
    if (!in.blob) {
        BACKLOT_TRY(blob, gateway_.kernel().stage().blobs->create());
        in.blob = std::move(blob);
        BACKLOT_CHECK(in.blob->append(in.small));
        in.small.clear();
    }
    return in.blob->append(bytes);
}

}  // namespace backlot::gateway
