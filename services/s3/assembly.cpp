#include "services/s3/assembly.h"

#include <algorithm>

#include "base/encoding.h"
#include "services/s3/conditions.h"

namespace backlot::s3 {

namespace {

// The checksum that the client lists for a part must be the part's.
Result<> check_listed_checksum(const UploadRecord& upload, const CompletedPart& listed, const UploadedPart& part) {
    const auto sent = checksums_in(listed);
    const bool is_required = upload.checksum_type == "COMPOSITE";
    for (const auto& [name, value] : sent) {
        if (!is_required || name == upload.checksum_algorithm) continue;
        return errors::make("BadDigest", "The " + to_lower(name) + " you specified for part " + std::to_string(part.number) +
                                             " did not match what we received.", 400);
    }
    if (is_required && !sent.contains(upload.checksum_algorithm)) {
        const auto name = to_lower(upload.checksum_algorithm);
        return errors::invalid_request("The upload was created using a " + name +
                                       " checksum. The complete request must include the checksum for each part. It "
                                       "was missing for part " +
                                       std::to_string(part.number) + " in the request.");
    }
    for (const auto& [name, value] : sent) {
        // An upload without an algorithm has one checksum, and not that of the part's request.
        const auto stored = upload.checksum_algorithm.empty() ? part.checksums.end() : part.checksums.find(name);
        const bool is_chosen = upload.checksum_algorithm.empty() && name == "CRC64NVME" && value == base64(part.crc64nvme);
        if (!is_chosen && (stored == part.checksums.end() || stored->second != value)) {
            return errors::invalid_part(upload.id, part.number, listed.etag.value_or(""));
        }
    }
    return {};
}

Result<UploadedPart> listed_part(const Context& context, const UploadRecord& upload, const CompletedPart& listed) {
    if (!listed.part_number || !listed.etag) return errors::malformed_xml();
    const auto number = *listed.part_number;
    if (number < 1) return errors::invalid_argument("PartNumber must be >= 1", "PartNumber", std::to_string(number));
    BACKLOT_CHECK(check_part_number(number));
    auto part = context.find(uploaded_parts, upload.id, static_cast<std::uint64_t>(number));
    if (!part || part->etag != without_quotes(*listed.etag)) {
        return errors::invalid_part(upload.id, number, without_quotes(*listed.etag));
    }
    BACKLOT_CHECK(check_listed_checksum(upload, listed, *part));
    return std::move(*part);
}

}  // namespace

Result<std::vector<UploadedPart>> listed_parts(const Context& context, const UploadRecord& upload,
                                               const CompleteMultipartUploadInput& input) {
    if (!input.multipart_upload) return errors::invalid_request("You must specify at least one part");
    if (input.multipart_upload->parts.empty()) return errors::malformed_xml();
    const auto& listed = input.multipart_upload->parts;
    if (listed.size() > static_cast<std::size_t>(part_number_limit)) return errors::malformed_xml();
    for (std::size_t i = 1; i < listed.size(); ++i) {
        if (listed[i].part_number.value_or(0) <= listed[i - 1].part_number.value_or(0)) {
            return errors::invalid_part_order(upload.id);
        }
    }
    std::vector<UploadedPart> parts;
    for (const auto& one : listed) {
        BACKLOT_TRY(part, listed_part(context, upload, one));
        parts.push_back(std::move(part));
    }
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
        if (parts[i].size < part_minimum_bytes) {
            return errors::entity_too_small(parts[i].size, parts[i].number, parts[i].etag);
        }
    }
    return parts;
}

std::string composite_etag(const std::vector<UploadedPart>& parts) {
    Digest md5(Algorithm::md5);
    for (const auto& part : parts) md5.update(from_hex(part.etag).value_or(""));
    return hex(md5.finish()) + "-" + std::to_string(parts.size());
}

std::optional<WholeChecksum> checksum_of_whole(const UploadRecord& upload, const std::vector<UploadedPart>& parts) {
    if (upload.checksum_algorithm.empty() && upload.draft.encryption.contains("SSECustomerKeyMD5")) return std::nullopt;
    WholeChecksum whole{.algorithm = upload.checksum_algorithm.empty() ? "CRC64NVME" : upload.checksum_algorithm,
                        .type = upload.checksum_type.empty() ? "FULL_OBJECT" : upload.checksum_type,
                        .value = {}};
    std::vector<std::string> raw;
    for (const auto& part : parts) {
        if (upload.checksum_algorithm.empty() && !part.crc64nvme.empty()) {
            raw.push_back(part.crc64nvme);
            continue;
        }
        const auto found = part.checksums.find(whole.algorithm);
        if (found == part.checksums.end()) return std::nullopt;
        raw.push_back(from_base64(found->second).value_or(""));
    }
    if (whole.type == "COMPOSITE") {
        std::string joined;
        for (const auto& one : raw) joined += one;
        whole.value = base64(digest(*algorithm_of(whole.algorithm), joined)) + "-" + std::to_string(parts.size());
        return whole;
    }
    std::string value = raw.front();
    for (std::size_t i = 1; i < raw.size(); ++i) value = join_crc(whole.algorithm, value, raw[i], parts[i].size);
    whole.value = base64(value);
    return whole;
}

Result<Bytes> join_bytes(Context& context, std::vector<UploadedPart>& parts) {
    const auto is_in_blob = [](const Extent& extent) { return !extent.blob.empty(); };
    std::uint64_t size = 0;
    bool has_blob = false;
    for (const auto& part : parts) {
        size += part.size;
        has_blob |= std::ranges::any_of(part.extents, is_in_blob);
    }
    Bytes whole;
    const bool stays_inline = !has_blob && size <= inline_limit_bytes;
    for (auto& part : parts) {
        if (part.extents.empty()) continue;
        const bool is_inline = std::ranges::none_of(part.extents, is_in_blob);
        if (!is_inline) {
            whole.extents.insert(whole.extents.end(), part.extents.begin(), part.extents.end());
            continue;
        }
        if (stays_inline) {
            whole.inline_body += part.inline_body;
            continue;
        }
        BACKLOT_TRY(writer, context.blobs().create());
        BACKLOT_CHECK(writer->append(part.inline_body));
        BACKLOT_TRY(blob, writer->finish());
        store::BlobStore::keep(context.writes(), blob);
        whole.extents.push_back({.blob = blob, .offset = 0, .size = part.inline_body.size()});
    }
    if (stays_inline && size > 0) whole.extents.push_back({.blob = {}, .offset = 0, .size = size});
    return whole;
}

}  // namespace backlot::s3
