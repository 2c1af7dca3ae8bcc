// CopyObject: an object made of another, within S3. The bytes are shared, not copied.
//
// Source: Amazon S3 API Reference (2006-03-01), CopyObject.
#include "base/encoding.h"
#include "services/s3/checksums.h"
#include "services/s3/configurations.h"
#include "services/s3/copy_source.h"
#include "services/s3/expiration.h"
#include "services/s3/model.h"
#include "services/s3/objects.h"
#include "services/s3/write.h"

namespace backlot::s3 {

namespace {

bool is_copy(const std::optional<std::string>& directive) { return directive.value_or("COPY") == "COPY"; }

Result<> check_directives(const CopyObjectInput& input) {
    const auto check = [](const std::optional<std::string>& directive, const char* name,
                          const char* message) -> Result<> {
        if (!directive || *directive == "COPY" || *directive == "REPLACE") return {};
        return errors::invalid_argument(message, name, *directive);
    };
    BACKLOT_CHECK(check(input.metadata_directive, "x-amz-metadata-directive", "Unknown metadata directive."));
    BACKLOT_CHECK(check(input.tagging_directive, "x-amz-tagging-directive", "Unknown tagging directive."));
    if (input.annotation_directive) return errors::not_built("backlot has no annotations of objects.");
    return {};
}

// As a new object of a bucket without a configuration of its own.
bool is_encrypted_as_new(const ObjectRecord& object) {
    const auto algorithm = object.encryption.find("ServerSideEncryption");
    return algorithm != object.encryption.end() && algorithm->second == BucketEncryption{}.algorithm;
}

// An object may be copied onto itself only to change it. What the bucket encrypts by a configuration of its own, or what is
// encrypted otherwise than a new object would be, is changed by the copy itself.
Result<> check_self_copy(const CopyObjectInput& input, const CopySource& source, const BucketRecord& bucket, const ObjectRecord& from) {
    const bool is_self = source.bucket == input.bucket && source.key == input.key && !source.version_id;
    const bool changes = !is_copy(input.metadata_directive) || !is_copy(input.tagging_directive) ||
                         input.storage_class || input.website_redirect_location || input.server_side_encryption ||
                         input.sse_customer_algorithm || input.checksum_algorithm || input.object_lock_mode ||
                         input.object_lock_legal_hold_status || find_configuration(bucket, "encryption") != nullptr ||
                         !is_encrypted_as_new(from);
    if (!is_self || changes) return {};
    return errors::invalid_request(
        "This copy request is illegal because it is trying to copy an object to itself without changing the object's "
        "metadata, storage class, website redirect location or encryption attributes.");
}

// The checksum that the copy asks for, or the source's own algorithm.
Result<> take_checksums(Context& context, const CopyObjectInput& input, const ObjectRecord& source, const Bytes& bytes,
                        ObjectRecord& object) {
    object.checksum_type = "FULL_OBJECT";
    std::string name = input.checksum_algorithm.value_or("");
    if (name.empty() && source.checksums.empty()) return {};
    if (name.empty()) name = source.checksums.begin()->first;
    const bool is_same = source.checksums.contains(name) && source.checksum_type != "COMPOSITE";
    if (is_same) {
        object.checksums = {{name, source.checksums.at(name)}};
        return {};
    }
    const auto algorithm = algorithm_of(name);
    if (!algorithm) {
        if (is_known_algorithm(name)) return errors::not_built("backlot does not compute " + name + " checksums yet.");
        return errors::invalid_request("Checksum algorithm provided is unsupported. Please try again with any of the "
                                       "valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]");
    }
    BACKLOT_TRY(digest, digest_of(context, bytes, *algorithm));
    object.checksums = {{name, base64(digest)}};
    return {};
}

// One that was put in a single piece keeps its ETag; a multipart one, and one that has no MD5 there, gets that of its bytes.
Result<std::string> etag_of(Context& context, const ObjectRecord& source, const Bytes& bytes, const Encryption& encryption) {
    if (!has_md5_for_etag(encryption)) return etag_of_body(context, encryption, {});
    if (source.parts.empty() && has_md5_for_etag(source.encryption)) return source.etag;
    BACKLOT_TRY(md5, digest_of(context, bytes, Algorithm::md5));
    return hex(md5);
}

}  // namespace

Result<Access> copy_object_access(const Context& context, const CopyObjectInput& input) {
    BACKLOT_TRY(source, parse_copy_source(input.copy_source));
    BACKLOT_TRY(bucket, open_bucket(context, input));
    BACKLOT_TRY(access, write_access(context, bucket, input));
    Keys keys;
    add_key(keys, "s3:x-amz-copy-source", std::optional(source.bucket + "/" + source.key));
    add_key(keys, "s3:x-amz-metadata-directive", input.metadata_directive);
    access.keys.insert(access.keys.end(), keys.begin(), keys.end());
    BACKLOT_TRY(question, source_question(context, source, source_terms(input)));
    // Tags that come along are read from the source and written to the copy.
    if (is_copy(input.tagging_directive)) {
        const auto object = find_object(context, source.bucket, source.key, source.version_id);
        if (object && !object->tags.empty()) {
            auto reads = question;
            reads.action = source.version_id ? "s3:GetObjectVersionTagging" : "s3:GetObjectTagging";
            access.also.push_back(std::move(reads));
            Keys tag_keys;
            add_request_tags(tag_keys, object->tags);
            access.also.push_back(
                object_question(context, bucket, "s3:PutObjectTagging", input.key, nullptr, std::move(tag_keys)));
        }
    }
    access.also.insert(access.also.begin(), std::move(question));
    return std::move(access);
}

Result<CopyObjectOutput> copy_object(Context& context, const CopyObjectInput& input) {
    BACKLOT_TRY(source, parse_copy_source(input.copy_source));
    BACKLOT_CHECK(check_directives(input));
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    BACKLOT_TRY(found, open_source(context, source, copy_conditions(input), copy_customer_key(input)));
    BACKLOT_CHECK(check_self_copy(input, source, bucket, found.object));
    if (found.object.size > put_limit_bytes) {
        return errors::invalid_request(
            "The specified copy source is larger than the maximum allowable size for a copy source: 5368709120");
    }
    BACKLOT_CHECK(check_write(input.if_match, input.if_none_match, current_object(context, bucket.name, input.key),
                              input.key));

    BACKLOT_TRY(object, draft_object(context, bucket, input));
    if (is_copy(input.metadata_directive)) {
        const auto redirect = object.headers.find("WebsiteRedirectLocation");
        auto headers = found.object.headers;
        headers.erase("WebsiteRedirectLocation");  // never copied: Source: CopyObject, x-amz-website-redirect-location
        if (redirect != object.headers.end()) headers["WebsiteRedirectLocation"] = redirect->second;
        object.headers = std::move(headers);
        object.metadata = found.object.metadata;
    }
    if (is_copy(input.tagging_directive)) object.tags = found.object.tags;
    const auto bytes = share(context, found.bucket, found.object, 0, found.object.size);
    BACKLOT_TRY(etag, etag_of(context, found.object, bytes, object.encryption));
    BACKLOT_CHECK(take_checksums(context, input, found.object, bytes, object));
    object.etag = etag;
    object.size = found.object.size;
    object.modified = moment_of(context);
    object.extents = bytes.extents;
    put_version(context, bucket, object, bytes.inline_body);

    CopyObjectOutput output;
    CopyObjectResult result;
    result.etag = with_quotes(object.etag);
    result.last_modified = object.modified;
    give_checksums(result, object.checksums);
    if (!object.checksums.empty()) result.checksum_type = object.checksum_type;
    output.copy_object_result = std::move(result);
    output.request_charged = charged(context, bucket);
    output.version_id = written_version_id(object);
    output.expiration = expiration_of(bucket, object);
    output.copy_source_version_id = written_version_id(found.object);
    give_encryption(output, object.encryption);
    return output;
}

}  // namespace backlot::s3
