// UploadPartCopy: a part made of another object, or of a range of it. The bytes are shared.
//
// Source: Amazon S3 API Reference (2006-03-01), UploadPartCopy.
#include "base/encoding.h"
#include "services/s3/copy_source.h"
#include "services/s3/key_encryption.h"
#include "services/s3/model.h"
#include "services/s3/multipart.h"
#include "services/s3/objects.h"
#include "services/s3/read.h"

namespace backlot::s3 {

namespace {

// "bytes=first-last", both of them given and within the source.
Result<ByteRange> source_range(const UploadPartCopyInput& input, std::uint64_t size) {
    if (!input.copy_source_range) return ByteRange{.offset = 0, .size = size};
    const std::string_view header = *input.copy_source_range;
    const auto dash = header.find('-');
    const bool is_digits = header.starts_with("bytes=") && dash != std::string_view::npos && dash > 6 &&
                           dash + 1 < header.size() && dash - 6 <= 18 && header.size() - dash <= 19 &&
                           header.substr(6).find_first_not_of("0123456789-") == std::string_view::npos &&
                           header.find('-', dash + 1) == std::string_view::npos;
    const auto malformed = [&] {
        return errors::invalid_argument(
            "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the "
            "zero-based offsets of the first and last bytes to copy",
            "x-amz-copy-source-range", header);
    };
    if (!is_digits) return malformed();
    const auto first = std::stoull(std::string(header.substr(6, dash - 6)));
    const auto last = std::stoull(std::string(header.substr(dash + 1)));
    if (last < first) return malformed();
    if (first >= size) return errors::invalid_request("The specified copy range is invalid for the source object size");
    if (last >= size) {
        return errors::invalid_argument(
            "Range specified is not valid for source object of size: " + std::to_string(size),
            "x-amz-copy-source-range", header);
    }
    return ByteRange{.offset = first, .size = last - first + 1};
}

}  // namespace

Result<Access> upload_part_copy_access(const Context& context, const UploadPartCopyInput& input) {
    BACKLOT_TRY(source, parse_copy_source(input.copy_source));
    BACKLOT_TRY(access, part_access(context, input));
    add_key(access.keys, "s3:x-amz-copy-source", std::optional(source.bucket + "/" + source.key));
    BACKLOT_TRY(question, source_question(context, source, source_terms(input)));
    access.also.push_back(std::move(question));
    return std::move(access);
}

Result<UploadPartCopyOutput> upload_part_copy(Context& context, const UploadPartCopyInput& input) {
    BACKLOT_CHECK(check_part_number(input.part_number));
    BACKLOT_TRY(source, parse_copy_source(input.copy_source));
    BACKLOT_TRY(upload, open_upload(context, input.bucket, input.key, input.upload_id));
    BACKLOT_CHECK(check_part_key(upload, customer_key(input)));
    BACKLOT_CHECK(open_with_key(context, upload.draft.encryption));
    BACKLOT_TRY(found, open_source(context, source, copy_conditions(input), copy_customer_key(input)));
    BACKLOT_TRY(range, source_range(input, found.object.size));
    if (range.size > put_limit_bytes) return errors::entity_too_large(range.size, put_limit_bytes);

    auto bytes = share(context, found.bucket, found.object, range.offset, range.size);
    BACKLOT_TRY(md5, digest_of(context, bytes, Algorithm::md5));
    UploadedPart part;
    part.number = input.part_number;
    part.modified = moment_of(context);
    part.size = range.size;
    part.etag = etag_of_body(context, upload.draft.encryption, md5);
    if (!upload.checksum_algorithm.empty()) {
        BACKLOT_TRY(digest, digest_of(context, bytes, *algorithm_of(upload.checksum_algorithm)));
        part.checksums = {{upload.checksum_algorithm, base64(digest)}};
    } else {
        BACKLOT_TRY(crc, digest_of(context, bytes, Algorithm::crc64nvme));
        part.crc64nvme = crc;
    }
    part.extents = std::move(bytes.extents);
    part.inline_body = std::move(bytes.inline_body);
    put_part(context, upload, part);

    UploadPartCopyOutput output;
    CopyPartResult result;
    result.etag = with_quotes(part.etag);
    result.last_modified = part.modified;
    give_checksums(result, part.checksums);
    output.copy_part_result = std::move(result);
    output.copy_source_version_id = written_version_id(found.object);
    give_encryption(output, upload.draft.encryption);
    return output;
}

}  // namespace backlot::s3
