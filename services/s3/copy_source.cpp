#include "services/s3/copy_source.h"

#include "base/encoding.h"
#include "services/s3/errors.h"
#include "services/s3/key_encryption.h"
#include "services/s3/objects.h"
#include "services/s3/read.h"

namespace backlot::s3 {

namespace {

// Whether every percent sign begins a byte.
bool is_uri_encoded(std::string_view text) {
    for (auto at = text.find('%'); at != text.npos; at = text.find('%', at + 1)) {
        if (!from_hex(text.substr(at + 1, 2)) || text.size() < at + 3) return false;
    }
    return true;
}

}  // namespace

Result<CopySource> parse_copy_source(std::string_view header) {
    const auto malformed = [](const char* what) {
        return errors::invalid_argument(std::string("Invalid copy source ") + what, "x-amz-copy-source", "x-amz-copy-source");
    };
    CopySource source;
    std::string_view path = header;
    // A whole URL is taken for its path.
    if (path.starts_with("http://") || path.starts_with("https://")) {
        const auto slash = path.find('/', path.find("://") + 3);
        path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash);
    }
    // A question mark of the key itself is encoded, but old clients send it bare: only versionId ends the key.
    if (const auto mark = path.find("?versionId="); mark != std::string_view::npos) {
        source.version_id = uri_decode(path.substr(mark + 11));
        if (source.version_id->empty()) {
            return errors::invalid_argument("Version id cannot be the empty string", "versionId", "");
        }
        path = path.substr(0, mark);
    }
    if (!is_uri_encoded(path)) return malformed("encoding");
    std::string decoded = uri_decode(path, Plus::is_space);
    if (decoded.starts_with("arn:")) return errors::not_built("backlot has no access points.");
    if (decoded.starts_with("/")) decoded.erase(0, 1);
    const auto slash = decoded.find('/');
    if (decoded.empty() || slash == 0) return malformed("bucket name");
    if (slash == std::string::npos || slash + 1 == decoded.size()) return malformed("object key");
    source.bucket = decoded.substr(0, slash);
    source.key = decoded.substr(slash + 1);
    return source;
}

Result<Question> source_question(const Context& context, const CopySource& source,
                                 const BucketTerms& terms) {
    BACKLOT_TRY(bucket, open_bucket(context, source.bucket, terms));
    const auto object = find_object(context, bucket.name, source.key, source.version_id);
    Keys keys;
    add_key(keys, "s3:VersionId", source.version_id);
    return object_question(context, bucket, source.version_id ? "s3:GetObjectVersion" : "s3:GetObject", source.key,
                           object ? &*object : nullptr, std::move(keys));
}

Result<FoundSource> open_source(const Context& context, const CopySource& source, const Conditions& conditions,
                                const CustomerKey& customer) {
    BACKLOT_TRY(bucket, bucket_of(context, source.bucket));
    BACKLOT_CHECK(check_version_id(bucket, source.version_id));
    const auto named = find_object(context, bucket.name, source.key, source.version_id);
    if (named && named->is_delete_marker && source.version_id) {
        return errors::invalid_request("The source of a copy request may not specifically refer to a delete marker by "
                                       "version id.");
    }
    BACKLOT_TRY(object, existing_object(context, bucket, source.key, source.version_id));
    BACKLOT_CHECK(check_customer_key(object, customer));
    BACKLOT_CHECK(open_with_key(context, object.encryption));
    BACKLOT_CHECK(check_copy_source(conditions, object, context.now()));
    if (is_archived(object, context.now())) {
        return errors::make("ObjectNotInActiveTierError",
                            "The source object of the COPY action is not in the active tier and is only stored in "
                            "Amazon S3 Glacier.",
                            403);
    }
    return FoundSource{std::move(bucket), std::move(object)};
}

}  // namespace backlot::s3
