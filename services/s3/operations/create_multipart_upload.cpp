// CreateMultipartUpload: begins an object that comes in parts.
//
// Source: Amazon S3 API Reference (2006-03-01), CreateMultipartUpload; S3 User Guide, "Checking object integrity",
// which algorithms join to a checksum of the whole.
#include "base/encoding.h"
#include "services/s3/model.h"
#include "services/s3/multipart.h"
#include "services/s3/objects.h"
#include "services/s3/write.h"

namespace backlot::s3 {

namespace {

// Fills in the algorithm and the kind of the checksum. Without either, parts are checked for themselves.
Result<> choose_checksum(const CreateMultipartUploadInput& input, UploadRecord& upload) {
    if (!input.checksum_algorithm) {
        if (input.checksum_type) {
            return errors::invalid_request(
                "The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.");
        }
        return {};
    }
    const auto& name = *input.checksum_algorithm;
    if (!is_known_algorithm(name)) {
        return errors::invalid_request("Checksum algorithm provided is unsupported. Please try again with any of the "
                                       "valid types: [CRC32, CRC32C, SHA1, SHA256]");
    }
    if (!algorithm_of(name)) return errors::not_built("backlot does not compute " + name + " checksums yet.");
    const std::string type = input.checksum_type.value_or(name == "CRC64NVME" ? "FULL_OBJECT" : "COMPOSITE");
    if (type != "FULL_OBJECT" && type != "COMPOSITE") {
        return errors::invalid_request("Value for x-amz-checksum-type header is invalid.");
    }
    const bool is_whole = type == "FULL_OBJECT";
    if ((is_whole && !is_linear(name)) || (!is_whole && name == "CRC64NVME")) {
        return errors::invalid_request("The " + type + " checksum type cannot be used with the " + to_lower(name) +
                                       " checksum algorithm.");
    }
    upload.checksum_algorithm = name;
    upload.checksum_type = type;
    return {};
}

}  // namespace

Result<Access> create_multipart_upload_access(const Context& context, const CreateMultipartUploadInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return write_access(context, bucket, input);
}

Result<CreateMultipartUploadOutput> create_multipart_upload(Context& context, const CreateMultipartUploadInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    UploadRecord upload;
    BACKLOT_TRY(draft, draft_object(context, bucket, input));
    BACKLOT_CHECK(choose_checksum(input, upload));
    upload.key = input.key;
    upload.id = new_upload_id(context);
    upload.initiator = context.caller().arn;
    upload.owner = draft.owner;
    upload.created = moment_of(context);
    upload.draft = std::move(draft);
    if (const auto found = newest(context, bucket.name, upload.key)) {
        upload.found_sequence = found->sequence;
        upload.found_object = !found->is_delete_marker;
    }
    store::put(context.writes(), uploads, upload, bucket.name, upload.key, upload.id);

    CreateMultipartUploadOutput output;
    output.bucket = bucket.name;
    output.key = upload.key;
    output.request_charged = charged(context, bucket);
    output.upload_id = upload.id;
    give_encryption(output, upload.draft.encryption);
    if (!upload.checksum_algorithm.empty()) {
        output.checksum_algorithm = upload.checksum_algorithm;
        output.checksum_type = upload.checksum_type;
    }
    return output;
}

}  // namespace backlot::s3
