// SSE-KMS: what S3 asks of KMS on its caller's behalf, when an object is written and when it is read.
//
// An object's data key is generated under the writer's permission and opened under the reader's, so an object under a key
// that a caller may not use is neither written nor read by it. The encryption context is the object's ARN, or with a
// bucket key the bucket's, beside what the request adds.
//
// DIFFERS: bytes are stored as they came; a bucket key is asked for with each object, not kept for a while.
//
// Source: S3 User Guide, "Using server-side encryption with AWS KMS keys (SSE-KMS)", "Reducing the cost of SSE-KMS with
// Amazon S3 Bucket Keys"; S3 API Reference, PutObject, "x-amz-server-side-encryption-aws-kms-key-id".
#pragma once

#include <optional>
#include <string>

#include "services/s3/access.h"
#include "services/s3/encryption.h"
#include "services/s3/tables.h"

namespace backlot::s3 {

struct KeyChoice {
    std::string algorithm = "aws:kms";  // or aws:kms:dsse
    std::optional<std::string> key_id = {};   // nothing: the account's AWS managed key
    std::optional<std::string> context = {};  // base64 of JSON, as the header has it
    bool has_bucket_key = false;
};

// What a new object is kept under. Fails with AccessDenied, in KMS's words, KMS.NotFoundException, KMS.DisabledException
// and the like, InvalidArgument.
[[nodiscard]] Result<Encryption> seal_with_key(Context& context, const BucketRecord& bucket, std::string_view key,
                                               const KeyChoice& choice);

// Whether the caller may open the object's data key; of objects under no KMS key nothing is asked.
[[nodiscard]] Result<> open_with_key(const Context& context, const Encryption& encryption);

}  // namespace backlot::s3
