// GetObjectTagging, PutObjectTagging, DeleteObjectTagging.
//
// Source: Amazon S3 API Reference (2006-03-01), GetObjectTagging, PutObjectTagging, DeleteObjectTagging.
#include "services/s3/errors.h"
#include "services/s3/model.h"
#include "services/s3/read.h"
#include "services/s3/tagging.h"

namespace backlot::s3 {

namespace {

// The verb's action, or its Version twin where the request names one.
template <class Input>
Result<Access> tagging_access(const Context& context, const Input& input, std::string_view verb, Keys keys = {}) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    const auto object = find_object(context, bucket.name, input.key, input.version_id);
    const std::string action = "s3:" + std::string(verb) + (input.version_id ? "ObjectVersionTagging" : "ObjectTagging");
    add_key(keys, "s3:VersionId", input.version_id);
    return access_of(
        object_question(context, bucket, action, input.key, object ? &*object : nullptr, std::move(keys)));
}

// The version whose tags are meant. As S3 does, also where nobody named the version: a delete marker has none, whether it is named or found.
template <class Input>
Result<ObjectRecord> tagged_object(const Context& context, const BucketRecord& bucket, const Input& input, std::string_view method) {
    BACKLOT_CHECK(check_version_id(bucket, input.version_id));
    BACKLOT_CHECK(refuse_marker(context, bucket, input, method));
    return existing_object(context, bucket, input.key, input.version_id, method);
}

}  // namespace

Result<Access> get_object_tagging_access(const Context& context, const GetObjectTaggingInput& input) {
    return tagging_access(context, input, "Get");
}

Result<GetObjectTaggingOutput> get_object_tagging(const Context& context, const GetObjectTaggingInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    auto found = tagged_object(context, bucket, input, "GET");
    if (!found && found.error().code == "NoSuchKey") return errors::no_such_key(input.bucket + "/" + input.key);  // as S3 words it here
    if (!found) return std::unexpected(found.error());
    const auto& object = *found;
    GetObjectTaggingOutput output;
    output.version_id = shown_version_id(bucket, object);
    output.tag_set.given = true;
    for (const auto& [key, value] : object.tags) output.tag_set.push_back({.key = key, .value = value});
    return output;
}

Result<Access> put_object_tagging_access(const Context& context, const PutObjectTaggingInput& input) {
    Keys keys;
    Tags tags;
    for (const auto& tag : input.tagging.tag_set) tags[tag.key] = tag.value;
    add_request_tags(keys, tags);
    return tagging_access(context, input, "Put", std::move(keys));
}

Result<PutObjectTaggingOutput> put_object_tagging(Context& context, const PutObjectTaggingInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    BACKLOT_TRY(tags, tags_of_list(input.tagging.tag_set, TagsOf::object));
    BACKLOT_TRY(object, tagged_object(context, bucket, input, "PUT"));
    object.tags = std::move(tags);
    rewrite_version(context, bucket, object);
    return PutObjectTaggingOutput{.version_id = shown_version_id(bucket, object)};
}

Result<Access> delete_object_tagging_access(const Context& context, const DeleteObjectTaggingInput& input) {
    return tagging_access(context, input, "Delete");
}

Result<DeleteObjectTaggingOutput> delete_object_tagging(Context& context, const DeleteObjectTaggingInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    BACKLOT_TRY(object, tagged_object(context, bucket, input, "DELETE"));
    object.tags.clear();
    rewrite_version(context, bucket, object);
    return DeleteObjectTaggingOutput{.version_id = shown_version_id(bucket, object)};
}

}  // namespace backlot::s3
