// UploadPart: one part of an upload. A part sent again replaces the earlier one.
//
// Source: Amazon S3 API Reference (2006-03-01), UploadPart.
#include "base/encoding.h"
#include "services/s3/conditions.h"
#include "services/s3/key_encryption.h"
#include "services/s3/locks.h"
#include "services/s3/model.h"
#include "services/s3/multipart.h"
#include "services/s3/objects.h"

namespace backlot::s3 {

namespace {

// The upload's algorithm binds its parts, but for the CRCs that S3 joins by itself.
Result<> check_algorithm(const UploadRecord& upload, const UploadPartInput& input, const Checksums& sent) {
    if (upload.checksum_algorithm.empty()) return {};
    std::string actual = sent.empty() ? input.checksum_algorithm.value_or("") : sent.begin()->first;
    if (actual == upload.checksum_algorithm) return {};
    if (actual.empty()) {
        if (upload.checksum_type == "FULL_OBJECT") return {};
        actual = "null";
    }
    return errors::invalid_request("Checksum Type mismatch occurred, expected checksum Type: " +
                                   to_lower(upload.checksum_algorithm) + ", actual checksum Type: " + to_lower(actual));
}

}  // namespace

Result<Access> upload_part_access(const Context& context, const UploadPartInput& input) {
    return part_access(context, input);
}

Result<UploadPartOutput> upload_part(Context& context, const UploadPartInput& input) {
    BACKLOT_CHECK(check_part_number(input.part_number));
    BACKLOT_TRY(upload, open_upload(context, input.bucket, input.key, input.upload_id));
    if (input.body.size > put_limit_bytes) return errors::entity_too_large(input.body.size, put_limit_bytes);
    BACKLOT_CHECK(check_part_key(upload, customer_key(input)));
    BACKLOT_CHECK(open_with_key(context, upload.draft.encryption));
    BACKLOT_CHECK(check_digest_of_locked(input, upload.draft, "Put Part"));
    const auto sent = checksums_in(input);
    BACKLOT_CHECK(check_algorithm(upload, input, sent));
    const auto wanted = upload.checksum_algorithm.empty() ? input.checksum_algorithm.value_or("")
                                                          : upload.checksum_algorithm;
    BACKLOT_TRY(digests, verify_body(context, input.body, input.content_md5, sent, wanted));

    UploadedPart part;
    part.number = input.part_number;
    part.modified = moment_of(context);
    part.etag = etag_of_body(context, upload.draft.encryption, digests.md5);
    part.checksums = digests.checksums;
    part.crc64nvme = digests.crc64nvme;
    auto bytes = adopt(context, input.body);
    part.size = bytes.size();
    part.extents = std::move(bytes.extents);
    part.inline_body = std::move(bytes.inline_body);
    put_part(context, upload, part);

    UploadPartOutput output;
    output.etag = with_quotes(part.etag);
    if (!sent.empty() || !wanted.empty()) give_checksums(output, part.checksums);
    give_encryption(output, upload.draft.encryption);
    return output;
}

}  // namespace backlot::s3
