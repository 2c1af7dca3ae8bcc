// Uploads in parts: what their operations share.
//
// Source: S3 User Guide, "Uploading and copying objects using multipart upload", "Checking object integrity".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "services/s3/access.h"
#include "services/s3/checksums.h"
#include "services/s3/encryption.h"
#include "services/s3/errors.h"

namespace backlot::s3 {

// An id that sorts by the time it was made.
[[nodiscard]] std::string new_upload_id(Context& context);

// Fails with NoSuchUpload.
[[nodiscard]] Result<UploadRecord> open_upload(const Context& context, std::string_view bucket, std::string_view key,
                                               std::string_view upload_id);
// Fails with InvalidArgument.
[[nodiscard]] Result<> check_part_number(std::int64_t number);
// A part brings the key that the upload began with. Fails with InvalidRequest, InvalidArgument.
[[nodiscard]] Result<> check_part_key(const UploadRecord& upload, const CustomerKey& customer);

// What is done with an upload as such: listing its parts, dropping it. Whoever began it may by default, and so may their
// account; a policy can deny it all the same. Counts as a grant beside the ACLs'.
// Source: S3 User Guide, "Multipart upload API and permissions".
[[nodiscard]] Question upload_question(const Context& context, const BucketRecord& bucket, std::string_view action,
                                       std::string_view key, std::string_view upload_id);

// s3:PutObject on the key that the upload is for.
template <class Input>
[[nodiscard]] Result<Access> part_access(const Context& context, const Input& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    constexpr bool is_creation = requires { input.if_none_match; };
    Keys keys;
    add_key(keys, "s3:ObjectCreationOperation", std::optional<std::string>(is_creation ? "true" : "false"));
    return access_of(object_question(context, bucket, "s3:PutObject", input.key, nullptr, std::move(keys)));
}

// Stores a part in place of an earlier one of its number.
void put_part(Context& context, const UploadRecord& upload, const UploadedPart& part);
// Removes the upload's rows. The bytes of its parts are the caller's to release.
void forget_upload(Context& context, std::string_view bucket, const UploadRecord& upload);

// Who began it, and whose the object will be.
struct Person {
    std::string id;
    std::string name;
};
[[nodiscard]] Person initiator_of(const Context& context, const UploadRecord& upload);

}  // namespace backlot::s3
