// ListParts: the parts of an upload so far, by number.
//
// Source: Amazon S3 API Reference (2006-03-01), ListParts.
#include "services/s3/acl_shapes.h"
#include "services/s3/conditions.h"
#include "services/s3/listing.h"
#include "services/s3/model.h"
#include "services/s3/multipart.h"

namespace backlot::s3 {

Result<Access> list_parts_access(const Context& context, const ListPartsInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(upload_question(context, bucket, "s3:ListMultipartUploadParts", input.key, input.upload_id));
}

Result<ListPartsOutput> list_parts(const Context& context, const ListPartsInput& input) {
    BACKLOT_TRY(limit, page_size(input.max_parts, "max-parts"));
    const auto marker = input.part_number_marker.value_or(0);
    if (marker < 0) {
        return errors::invalid_argument("Argument part-number-marker must be an integer between 0 and 2147483647",
                                        "part-number-marker", std::to_string(marker));
    }
    BACKLOT_TRY(upload, open_upload(context, input.bucket, input.key, input.upload_id));
    ListPartsOutput output;
    output.bucket = input.bucket;
    output.key = input.key;
    output.upload_id = upload.id;
    output.part_number_marker = marker;
    output.next_part_number_marker = 0;
    output.max_parts = limit;
    output.is_truncated = false;
    output.storage_class = upload.draft.storage_class;
    output.owner = owner_shape(context, upload.owner);
    const auto initiator = initiator_of(context, upload);
    output.initiator = Initiator{.id = initiator.id, .display_name = initiator.name};
    const bool has_checksum = !upload.checksum_algorithm.empty();
    if (has_checksum) {
        output.checksum_algorithm = upload.checksum_algorithm;
        output.checksum_type = upload.checksum_type;
    }
    const auto all = store::key_of(uploaded_parts, upload.id);
    const auto from = store::key_of(uploaded_parts, upload.id, static_cast<std::uint64_t>(marker) + 1);
    store::scan_range(context.view(), uploaded_parts, from, store::after_prefix(all),
                      [&](const store::KeyReader&, const UploadedPart& part) {
                          if (static_cast<std::int64_t>(output.parts.size()) == limit) {
                              output.is_truncated = limit > 0;
                              return false;
                          }
                          Part entry;
                          entry.part_number = part.number;
                          entry.last_modified = part.modified;
                          entry.etag = with_quotes(part.etag);
                          entry.size = static_cast<std::int64_t>(part.size);
                          if (has_checksum) give_checksums(entry, part.checksums);
                          output.parts.push_back(std::move(entry));
                          output.next_part_number_marker = part.number;
                          return true;
                      });
    return output;
}

}  // namespace backlot::s3
