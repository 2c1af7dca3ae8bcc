// Object Lock: what a new version starts with, and what keeps one from being deleted.
//
// Source: S3 User Guide, "Locking objects with Object Lock".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "clock/clock.h"
#include "services/s3/checksums.h"
#include "services/s3/errors.h"
#include "services/s3/tables.h"

namespace backlot::s3 {

struct LockRequest {
    std::optional<std::string> mode;
    std::optional<Time> retain_until;
    std::optional<std::string> legal_hold;
};

template <class Input>
[[nodiscard]] LockRequest lock_request(const Input& input) {
    return {.mode = input.object_lock_mode,
            .retain_until = input.object_lock_retain_until_date,
            .legal_hold = input.object_lock_legal_hold_status};
}

// The request's lock, or the bucket's default retention. Fails with InvalidRequest, InvalidArgument.
[[nodiscard]] Result<> apply_lock(const BucketRecord& bucket, const LockRequest& request, Time now,
                                  ObjectRecord& object);

// What begins locked comes with a digest of its bytes, Content-MD5 or a checksum. `what` is S3's name of the request.
// Fails with InvalidRequest. Source: S3 API Reference, PutObject, UploadPart, "Content-MD5"; S3 User Guide, "Object Lock
// considerations"; the sentence as S3 answers it.
template <class Input>
[[nodiscard]] Result<> check_digest_of_locked(const Input& input, const ObjectRecord& object, std::string_view what) {
    if (object.lock_mode.empty() && object.legal_hold.empty()) return {};
    if (input.content_md5 || input.checksum_algorithm || !checksums_in(input).empty()) return {};
    return errors::invalid_request("Content-MD5 OR x-amz-checksum- HTTP header is required for " + std::string(what) +
                                   " requests with Object Lock parameters");
}

enum class Bypass { no, governance };
// Fails with AccessDenied while the version is under retention or legal hold.
[[nodiscard]] Result<> check_deletable(const ObjectRecord& object, Time now, Bypass bypass);

template <class Output>
void give_lock(Output& output, const ObjectRecord& object) {
    if (!object.lock_mode.empty()) output.object_lock_mode = object.lock_mode;
    if (object.retain_until) output.object_lock_retain_until_date = *object.retain_until;
    if (!object.legal_hold.empty()) output.object_lock_legal_hold_status = object.legal_hold;
}

}  // namespace backlot::s3
