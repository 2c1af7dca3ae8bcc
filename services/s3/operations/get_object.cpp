// GetObject: the bytes of an object, or some of them.
//
// Source: Amazon S3 API Reference (2006-03-01), GetObject.
#include "base/encoding.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"
#include "services/s3/read.h"
#include "services/s3/restore.h"

namespace backlot::s3 {

namespace {

bool overrides_headers(const GetObjectInput& input) {
    return input.response_cache_control || input.response_content_disposition || input.response_content_encoding ||
           input.response_content_language || input.response_content_type || input.response_expires;
}

void override_headers(const GetObjectInput& input, GetObjectOutput& output) {
    if (input.response_cache_control) output.cache_control = input.response_cache_control;
    if (input.response_content_disposition) output.content_disposition = input.response_content_disposition;
    if (input.response_content_encoding) output.content_encoding = input.response_content_encoding;
    if (input.response_content_language) output.content_language = input.response_content_language;
    if (input.response_content_type) output.content_type = input.response_content_type;
    if (input.response_expires) output.expires = clock::rfc1123(*input.response_expires);
}

}  // namespace

Result<Access> get_object_access(const Context& context, const GetObjectInput& input) {
    return read_access(context, read_request(input));
}

Result<GetObjectOutput> get_object(const Context& context, const GetObjectInput& input) {
    if (context.caller().is_anonymous() && overrides_headers(input)) {
        return errors::invalid_request("Request specific response headers cannot be used for anonymous GET requests.");
    }
    BACKLOT_TRY(reading, read_object(context, read_request(input)));
    if (is_archived(reading.object, context.now())) {
        return errors::make("InvalidObjectState", "The operation is not valid for the object's storage class", 403,
                            {{"StorageClass", reading.object.storage_class}});
    }
    GetObjectOutput output;
    give_reading(context, reading, equal_ignoring_case(input.checksum_mode.value_or(""), "ENABLED"), output);
    override_headers(input, output);
    output.body = payload_of(context, reading.bucket, reading.object, reading.offset, reading.size);
    return output;
}

}  // namespace backlot::s3
