// The object that a request about a subresource names: its ACL, its retention, its legal hold.
//
// Source: S3 API Reference, "Error responses": a version that is a delete marker answers MethodNotAllowed, a key whose
// newest version is one answers NoSuchKey.
#pragma once

#include <string_view>
#include <utility>

#include "services/s3/access.h"
#include "services/s3/errors.h"
#include "services/s3/objects.h"

namespace backlot::s3 {

template <class Input>
[[nodiscard]] Result<Access> object_access(const Context& context, const Input& input, std::string_view action,
                                           Keys keys = {}) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    BACKLOT_CHECK(check_version_id(bucket, input.version_id));
    add_key(keys, "s3:versionid", input.version_id);
    const auto object = find_object(context, bucket.name, input.key, input.version_id);
    auto access = access_of(
        object_question(context, bucket, action, input.key, object ? &*object : nullptr, std::move(keys)));
    access.probes.push_back(list_probe(context, bucket, input.key));
    return access;
}

// Fails with NoSuchKey, NoSuchVersion, MethodNotAllowed; AccessDenied in place of NoSuchKey where the caller may
// not list the bucket.
template <class Input>
[[nodiscard]] Result<ObjectRecord> existing_object(const Context& context, const Input& input,
                                                   std::string_view method) {
    auto object = find_object(context, input.bucket, input.key, input.version_id);
    if (object && object->is_delete_marker && input.version_id) return errors::method_not_allowed(method, "DeleteMarker");
    if (object && !object->is_delete_marker) return std::move(*object);
    if (!context.probe(0)) return errors::access_denied();
    if (input.version_id) return errors::no_such_version(input.key, *input.version_id);
    return errors::no_such_key(input.key);
}

}  // namespace backlot::s3
