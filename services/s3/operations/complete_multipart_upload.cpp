// CompleteMultipartUpload: makes the object of the parts listed. Sent again, it answers what it did.
//
// Source: Amazon S3 API Reference (2006-03-01), CompleteMultipartUpload.
#include <algorithm>
#include <set>

#include "base/encoding.h"
#include "services/s3/assembly.h"
#include "services/s3/conditions.h"
#include "services/s3/expiration.h"
#include "services/s3/key_encryption.h"

namespace backlot::s3 {

namespace {

Result<> check_whole(const CompleteMultipartUploadInput& input, const UploadRecord& upload,
                     const std::optional<WholeChecksum>& whole, std::uint64_t size) {
    if (input.mpu_object_size && static_cast<std::uint64_t>(*input.mpu_object_size) != size) {
        return errors::invalid_request("The provided 'x-amz-mp-object-size' header value " +
                                       std::to_string(*input.mpu_object_size) +
                                       " does not match what was computed: " + std::to_string(size));
    }
    if (upload.checksum_algorithm.empty()) return {};  // what the request says of the whole is not looked at
    const bool is_composite = upload.checksum_type == "COMPOSITE";
    for (const auto& [name, value] : checksums_in(input)) {
        const bool fits = whole && whole->algorithm == name && (is_composite || input.checksum_type) &&
                          (whole->value == value || whole->value.substr(0, whole->value.rfind('-')) == value);
        if (!fits) return errors::bad_checksum(to_lower(is_composite ? name : upload.checksum_algorithm));
    }
    return {};
}

Result<> check_mode(const CompleteMultipartUploadInput& input, const UploadRecord& upload) {
    if (!input.checksum_type || *input.checksum_type == upload.checksum_type) return {};
    return errors::invalid_request("The upload was created using the " + (upload.checksum_type.empty() ? "null" : upload.checksum_type) +
                                   " checksum mode. The complete request must use the same checksum mode.");
}

// Conditions look at what is there now; what came or went while the upload was under way is a conflict.
// Source: S3 User Guide, "How to prevent object overwrites with conditional writes", "Conditional write behavior".
Result<> check_conditions(const Context& context, const CompleteMultipartUploadInput& input, const UploadRecord& upload) {
    const auto object = current_object(context, input.bucket, input.key);
    BACKLOT_CHECK(check_write(input.if_match, input.if_none_match, object, input.key));
    const auto top = newest(context, input.bucket, input.key);
    const bool is_other = upload.is_overtaken || (top ? top->sequence : 0) != upload.found_sequence;
    if (input.if_match && is_other) return errors::conditional_conflict("If-Match", input.key);
    if (input.if_none_match && (upload.found_object || is_other)) return errors::conditional_conflict("If-None-Match", input.key);
    return {};
}

// Parts that were uploaded and not listed are let go.
void release_others(Context& context, const UploadRecord& upload, const std::vector<UploadedPart>& used) {
    std::set<std::int64_t> numbers;
    for (const auto& part : used) numbers.insert(part.number);
    store::scan(
        context.view(), uploaded_parts,
        [&](const UploadedPart& part) {
            if (!numbers.contains(part.number)) release(context, part.extents);
        },
        upload.id);
}

std::string location_of(const Context& context, const std::string& bucket, const std::string& key) {
    const auto& origin = context.origin();
    const auto path = "/" + uri_encode(key, Slash::kept);
    if (origin.host.empty()) return "https://" + bucket + ".s3.amazonaws.com" + path;
    const bool is_in_host = origin.host.starts_with(bucket + ".");
    return (origin.is_tls ? "https://" : "http://") + origin.host + (is_in_host ? path : "/" + bucket + path);
}

// What the same request has already made: whoever sends it again, because the answer was lost, gets that answer.
std::optional<ObjectRecord> made_by(const Context& context, const CompleteMultipartUploadInput& input) {
    std::optional<ObjectRecord> made;
    store::scan(
        context.view(), versions,
        [&](const ObjectRecord& object) {
            if (!object.upload_id.empty() && object.upload_id == input.upload_id) made = object;
            return !made;
        },
        input.bucket, input.key);
    const bool is_same = made && input.multipart_upload && input.multipart_upload->parts.size() == made->parts.size();
    return is_same ? made : std::nullopt;
}

CompleteMultipartUploadOutput answer(const Context& context, const BucketRecord& bucket, const ObjectRecord& object) {
    // Uploads that chose an algorithm keep the checksums of their parts.
    const bool is_chosen = std::ranges::any_of(object.parts, [](const PartRecord& part) { return !part.checksums.empty(); });
    CompleteMultipartUploadOutput output;
    output.location = location_of(context, bucket.name, object.key);
    output.bucket = bucket.name;
    output.key = object.key;
    output.etag = with_quotes(object.etag);
    output.request_charged = charged(context, bucket);
    output.version_id = written_version_id(object);
    output.expiration = expiration_of(bucket, object);
    // Of what a key of KMS encrypts, the checksum that S3 chose by itself is told by reads alone.
    if (has_md5_for_etag(object.encryption) || is_chosen) {
        give_checksums(output, object.checksums);
        if (!object.checksums.empty()) output.checksum_type = object.checksum_type;
    }
    give_encryption(output, object.encryption);
    return output;
}

}  // namespace

Result<Access> complete_multipart_upload_access(const Context& context, const CompleteMultipartUploadInput& input) {
    BACKLOT_TRY(access, part_access(context, input));
    add_key(access.keys, "s3:if-none-match", input.if_none_match);
    add_key(access.keys, "s3:if-match", input.if_match);
    if (input.if_match) {
        BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
        const auto object = current_object(context, bucket.name, input.key);
        access.also.push_back(object_question(context, bucket, "s3:GetObject", input.key, object ? &*object : nullptr));
    }
    return std::move(access);
}

Result<CompleteMultipartUploadOutput> complete_multipart_upload(Context& context,
                                                                const CompleteMultipartUploadInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    const auto opened = open_upload(context, input.bucket, input.key, input.upload_id);
    if (!opened) {
        if (const auto made = made_by(context, input)) return answer(context, bucket, *made);
        return std::unexpected(opened.error());
    }
    const auto& upload = *opened;
    BACKLOT_CHECK(check_mode(input, upload));
    BACKLOT_TRY(parts, listed_parts(context, upload, input));
    BACKLOT_CHECK(check_conditions(context, input, upload));
    const CustomerKey customer{.algorithm = input.sse_customer_algorithm,
                               .key = input.sse_customer_key,
                               .key_md5 = input.sse_customer_key_md5};
    if (customer.is_given()) BACKLOT_CHECK(check_part_key(upload, customer));
    BACKLOT_CHECK(open_with_key(context, upload.draft.encryption));

    auto object = upload.draft;
    for (const auto& part : parts) object.size += part.size;
    if (object.size > object_limit_bytes) return errors::entity_too_large(object.size, object_limit_bytes);
    const auto whole = checksum_of_whole(upload, parts);
    BACKLOT_CHECK(check_whole(input, upload, whole, object.size));
    object.etag = composite_etag(parts);
    object.upload_id = upload.id;
    object.modified = moment_of(context);
    if (whole) {
        object.checksums = {{whole->algorithm, whole->value}};
        object.checksum_type = whole->type;
    }
    for (const auto& part : parts) {
        const bool keeps = !upload.checksum_algorithm.empty();
        object.parts.push_back(
            {.number = part.number, .size = part.size, .checksums = keeps ? part.checksums : Checksums{}});
    }
    release_others(context, upload, parts);
    BACKLOT_TRY(bytes, join_bytes(context, parts));
    object.extents = bytes.extents;
    put_version(context, bucket, object, bytes.inline_body);
    forget_upload(context, bucket.name, upload);
    return answer(context, bucket, object);
}

}  // namespace backlot::s3
