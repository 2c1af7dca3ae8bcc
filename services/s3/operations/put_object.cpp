// PutObject: stores a body under a key.
//
// Source: Amazon S3 API Reference (2006-03-01), PutObject.
#include "base/encoding.h"
#include "services/s3/checksums.h"
#include "services/s3/conditions.h"
#include "services/s3/expiration.h"
#include "services/s3/model.h"
#include "services/s3/write.h"

namespace backlot::s3 {

namespace {

// Here, unlike for a part, S3 tells the digest that it was given in hexadecimal.
backlot::Error with_hex_digest(backlot::Error error) {
    for (auto& [name, value] : error.details) {
        if (name == "ExpectedDigest") value = hex(from_base64(value).value_or(""));
    }
    return error;
}

}  // namespace

Result<Access> put_object_access(const Context& context, const PutObjectInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    BACKLOT_TRY(access, write_access(context, bucket, input));
    if (input.if_match) {
        const auto object = current_object(context, bucket.name, input.key);
        access.also.push_back(
            object_question(context, bucket, "s3:GetObject", input.key, object ? &*object : nullptr));
    }
    return std::move(access);
}

Result<PutObjectOutput> put_object(Context& context, const PutObjectInput& input) {
    if (input.write_offset_bytes) return errors::header_not_implemented("x-amz-write-offset-bytes");
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    if (input.body.size > put_limit_bytes) return errors::entity_too_large(input.body.size, put_limit_bytes);
    BACKLOT_CHECK(check_write(input.if_match, input.if_none_match, current_object(context, bucket.name, input.key),
                              input.key));
    BACKLOT_TRY(object, draft_object(context, bucket, input));
    BACKLOT_CHECK(check_digest_of_locked(input, object, "Put Object"));
    const auto sent = checksums_in(input);
    if (input.checksum_algorithm && !sent.empty() && !sent.contains(*input.checksum_algorithm)) {
        return errors::invalid_request("Value for x-amz-sdk-checksum-algorithm header is invalid.");
    }
    auto verified = verify_body(context, input.body, input.content_md5, sent, input.checksum_algorithm.value_or(""));
    if (!verified) return std::unexpected(with_hex_digest(std::move(verified.error())));
    auto& digests = *verified;
    object.modified = moment_of(context);
    object.size = input.body.blob.empty() ? input.body.bytes.size() : input.body.size;
    object.etag = etag_of_body(context, object.encryption, digests.md5);
    object.checksums = std::move(digests.checksums);
    object.checksum_type = "FULL_OBJECT";
    const auto bytes = adopt(context, input.body);
    object.extents = bytes.extents;
    put_version(context, bucket, object, bytes.inline_body);

    PutObjectOutput output;
    output.request_charged = charged(context, bucket);
    output.etag = with_quotes(object.etag);
    output.version_id = written_version_id(object);
    output.expiration = expiration_of(bucket, object);
    give_checksums(output, object.checksums);
    if (!object.checksums.empty()) output.checksum_type = object.checksum_type;
    give_encryption(output, object.encryption);
    return output;
}

}  // namespace backlot::s3
