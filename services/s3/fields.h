// What an object keeps of the request that made it: headers, user metadata, storage class.
//
// Source: S3 User Guide, "Working with object metadata".
#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/error.h"
#include "services/s3/tables.h"

namespace backlot::s3 {

using Headers = std::map<std::string, std::string>;

[[nodiscard]] Result<Headers> checked_metadata(const Headers& metadata);
// Fails with InvalidStorageClass.
[[nodiscard]] Result<std::string> checked_storage_class(const std::optional<std::string>& storage_class);
// Without "aws-chunked", which speaks of the transfer alone.
[[nodiscard]] std::optional<std::string> content_encoding_of(const std::optional<std::string>& header);
// Fails with InvalidRedirectLocation.
[[nodiscard]] Result<> check_redirect(const std::optional<std::string>& location);

// Fails with MetadataTooLarge, InvalidStorageClass, InvalidRedirectLocation.
template <class Input>
[[nodiscard]] Result<> take_fields(const Input& input, ObjectRecord& object) {
    const auto take = [&](const char* name, const std::optional<std::string>& value) {
        if (value && !value->empty()) object.headers[name] = *value;
    };
    object.headers["ContentType"] = "binary/octet-stream";
    take("CacheControl", input.cache_control);
    take("ContentDisposition", input.content_disposition);
    take("ContentEncoding", content_encoding_of(input.content_encoding));
    take("ContentLanguage", input.content_language);
    take("ContentType", input.content_type);
    take("Expires", input.expires);
    BACKLOT_CHECK(check_redirect(input.website_redirect_location));
    take("WebsiteRedirectLocation", input.website_redirect_location);
    BACKLOT_TRY(metadata, checked_metadata(input.metadata));
    object.metadata = std::move(metadata);
    BACKLOT_TRY(storage_class, checked_storage_class(input.storage_class));
    object.storage_class = std::move(storage_class);
    return {};
}

// The answer's headers, those of HTTP last, as the object has them.
template <class Output>
void give_fields(Output& output, const ObjectRecord& object) {
    const auto give = [&](const char* name, std::optional<std::string>& member) {
        if (const auto found = object.headers.find(name); found != object.headers.end()) member = found->second;
    };
    give("CacheControl", output.cache_control);
    give("ContentDisposition", output.content_disposition);
    give("ContentEncoding", output.content_encoding);
    give("ContentLanguage", output.content_language);
    give("ContentType", output.content_type);
    give("Expires", output.expires);
    give("WebsiteRedirectLocation", output.website_redirect_location);
    for (const auto& [name, value] : object.metadata) output.metadata[name] = value;
    if (object.storage_class != "STANDARD") output.storage_class = object.storage_class;
}

}  // namespace backlot::s3
