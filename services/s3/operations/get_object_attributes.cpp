// GetObjectAttributes: what is known of an object and its parts, by the asking.
//
// Source: Amazon S3 API Reference (2006-03-01), GetObjectAttributes.
#include <algorithm>
#include <array>

#include "services/s3/errors.h"
#include "services/s3/listing.h"
#include "services/s3/model.h"
#include "services/s3/read.h"

namespace backlot::s3 {

namespace {

constexpr std::array attribute_names{"ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize"};

GetObjectAttributesParts parts_of(const ObjectRecord& object, std::int64_t limit, std::int64_t marker) {
    GetObjectAttributesParts page;
    page.total_parts_count = static_cast<std::int64_t>(object.parts.size());
    // Single parts are told only where the object's checksum is made of theirs.
    if (object.checksum_type != "COMPOSITE" || std::ranges::all_of(object.parts, [](const PartRecord& part) { return part.checksums.empty(); })) return page;
    page.part_number_marker = marker;
    page.next_part_number_marker = 0;
    page.max_parts = limit;
    page.is_truncated = false;
    for (const auto& part : object.parts) {
        if (part.number <= marker) continue;
        if (static_cast<std::int64_t>(page.parts.size()) == limit) {
            page.is_truncated = true;
            break;
        }
        ObjectPart entry;
        entry.part_number = part.number;
        entry.size = static_cast<std::int64_t>(part.size);
        give_checksums(entry, part.checksums);
        page.parts.push_back(std::move(entry));
        page.next_part_number_marker = part.number;
    }
    return page;
}

}  // namespace

Result<Access> get_object_attributes_access(const Context& context, const GetObjectAttributesInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    const auto object = find_object(context, bucket.name, input.key, input.version_id);
    Keys keys;
    add_key(keys, "s3:VersionId", input.version_id);
    const auto* found = object ? &*object : nullptr;
    const auto ask = [&](const char* plain, const char* versioned) {
        return object_question(context, bucket, input.version_id ? versioned : plain, input.key, found, keys);
    };
    auto access = access_of(ask("s3:GetObject", "s3:GetObjectVersion"));
    access.also.push_back(ask("s3:GetObjectAttributes", "s3:GetObjectVersionAttributes"));
    return access;
}

Result<GetObjectAttributesOutput> get_object_attributes(const Context& context,
                                                        const GetObjectAttributesInput& input) {
    const auto& wanted = input.object_attributes;
    for (const auto& one : wanted) {
        if (std::ranges::none_of(attribute_names, [&](std::string_view name) { return name == one; })) {
            return errors::invalid_argument("Invalid attribute name specified.", "x-amz-object-attributes", one);
        }
    }
    if (wanted.empty()) {
        return errors::invalid_request("The x-amz-object-attributes header specifying the attributes to be retrieved is "
                                       "either missing or empty");
    }
    const auto limit = page_size(input.max_parts, "max-parts").value_or(page_limit);  // one that is none S3 does not look at
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    BACKLOT_CHECK(check_version_id(bucket, input.version_id));
    BACKLOT_TRY(object, existing_object(context, bucket, input.key, input.version_id));
    BACKLOT_CHECK(check_customer_key(object, customer_key(input)));
    const auto wants = [&](std::string_view name) {
        return std::ranges::any_of(wanted, [&](const std::string& one) { return one == name; });
    };
    GetObjectAttributesOutput output;
    output.last_modified = object.modified;
    output.version_id = shown_version_id(bucket, object);
    if (wants("ETag")) output.etag = object.etag;
    if (wants("StorageClass")) output.storage_class = object.storage_class;
    if (wants("ObjectSize")) output.object_size = static_cast<std::int64_t>(object.size);
    if (wants("Checksum") && !object.checksums.empty()) {
        Checksum checksum;
        // Of parts' checksums the whole's is told without the number of parts, which ObjectParts tells.
        auto values = object.checksums;
        for (auto& [algorithm, value] : values) value.resize(std::min(value.size(), value.rfind('-')));
        give_checksums(checksum, values);
        checksum.checksum_type = object.checksum_type;
        output.checksum = std::move(checksum);
    }
    if (wants("ObjectParts") && !object.parts.empty()) {
        output.object_parts = parts_of(object, limit, input.part_number_marker.value_or(0));
    }
    return output;
}

}  // namespace backlot::s3
