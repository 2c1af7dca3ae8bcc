// AbortMultipartUpload: drops an upload and its parts.
//
// Source: Amazon S3 API Reference (2006-03-01), AbortMultipartUpload.
#include "services/s3/model.h"
#include "services/s3/multipart.h"
#include "services/s3/objects.h"

namespace backlot::s3 {

Result<Access> abort_multipart_upload_access(const Context& context, const AbortMultipartUploadInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(upload_question(context, bucket, "s3:AbortMultipartUpload", input.key, input.upload_id));
}

Result<AbortMultipartUploadOutput> abort_multipart_upload(Context& context, const AbortMultipartUploadInput& input) {
    if (input.if_match_initiated_time) return errors::header_not_implemented("x-amz-if-match-initiated-time");
    BACKLOT_TRY(upload, open_upload(context, input.bucket, input.key, input.upload_id));
    store::scan(
        context.view(), uploaded_parts, [&](const UploadedPart& part) { release(context, part.extents); }, upload.id);
    forget_upload(context, input.bucket, upload);
    return AbortMultipartUploadOutput{};
}

}  // namespace backlot::s3
