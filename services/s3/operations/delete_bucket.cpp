// DeleteBucket: gives a name back. Every version, delete marker and upload must be gone first.
//
// Source: Amazon S3 API Reference (2006-03-01), DeleteBucket.
#include "services/s3/access.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"

namespace backlot::s3 {

namespace {

template <class Record>
bool has_rows(const Context& context, const store::Table<Record>& table, const std::string& bucket) {
    const auto from = store::key_of(table, bucket);
    return context.view().scan(from, store::after_prefix(from))->valid();
}

}  // namespace

Result<Access> delete_bucket_access(const Context& context, const DeleteBucketInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:DeleteBucket"));
}

Result<DeleteBucketOutput> delete_bucket(Context& context, const DeleteBucketInput& input) {
    if (has_rows(context, versions, input.bucket)) {
        BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
        return errors::bucket_not_empty(input.bucket, bucket.versioning != Versioning::never);
    }
    // Uploads that were never finished do not keep a bucket: they go with it.
    store::scan(
        context.view(), uploads,
        [&](const UploadRecord& upload) {
            store::scan(
                context.view(), uploaded_parts,
                [&](const UploadedPart& part) {
                    for (const auto& extent : part.extents) {
                        if (!extent.blob.empty()) store::BlobStore::release(context.writes(), extent.blob);
                    }
                },
                upload.id);
            store::erase_all(context.writes(), uploaded_parts, upload.id);
        },
        input.bucket);
    store::erase_all(context.writes(), uploads, input.bucket);
    store::erase(context.writes(), buckets, input.bucket);
    return DeleteBucketOutput{};
}

}  // namespace backlot::s3
