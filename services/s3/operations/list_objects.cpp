// ListObjects: the keys of a bucket, as the first version of the listing gives them.
//
// Source: Amazon S3 API Reference (2006-03-01), ListObjects.
#include "services/s3/page.h"

namespace backlot::s3 {

Result<Access> list_objects_access(const Context& context, const ListObjectsInput& input) {
    return list_access(context, input, "s3:ListBucket");
}

Result<ListObjectsOutput> list_objects(const Context& context, const ListObjectsInput& input) {
    ListObjectsOutput output;
    BACKLOT_TRY(last, fill_page(context, input, input.marker.value_or(""), Owners::shown, output));
    output.marker = shown_key(input.marker.value_or(""), input.encoding_type);
    // Without a delimiter the last key says where to go on.
    if (*output.is_truncated && output.delimiter) output.next_marker = shown_key(last, input.encoding_type);
    return output;
}

}  // namespace backlot::s3
