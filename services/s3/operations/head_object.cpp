// HeadObject: what GetObject would say, without the bytes.
//
// Source: Amazon S3 API Reference (2006-03-01), HeadObject.
#include "base/encoding.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"
#include "services/s3/read.h"

namespace backlot::s3 {

Result<Access> head_object_access(const Context& context, const HeadObjectInput& input) {
    return read_access(context, read_request(input));
}

Result<HeadObjectOutput> head_object(const Context& context, const HeadObjectInput& input) {
    BACKLOT_TRY(reading, read_object(context, read_request(input)));
    HeadObjectOutput output;
    give_reading(context, reading, equal_ignoring_case(input.checksum_mode.value_or(""), "ENABLED"), output);
    if (input.response_cache_control) output.cache_control = input.response_cache_control;
    if (input.response_content_disposition) output.content_disposition = input.response_content_disposition;
    if (input.response_content_encoding) output.content_encoding = input.response_content_encoding;
    if (input.response_content_language) output.content_language = input.response_content_language;
    if (input.response_content_type) output.content_type = input.response_content_type;
    if (input.response_expires) output.expires = clock::rfc1123(*input.response_expires);
    return output;
}

}  // namespace backlot::s3
