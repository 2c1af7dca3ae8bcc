// ListObjectVersions: every version and delete marker, the newest of a key first.
//
// Source: Amazon S3 API Reference (2006-03-01), ListObjectVersions.
#include "services/s3/page.h"

namespace backlot::s3 {

namespace {

// Where the page starts within the versions of the marker's key.
Result<std::optional<std::string>> first_row(const Context& context, const ListObjectVersionsInput& input) {
    const auto nothing = std::optional<std::string>{};
    if (!input.version_id_marker) return nothing;
    if (!input.key_marker || input.key_marker->empty()) {
        return errors::invalid_argument("A version-id marker cannot be specified without a key marker.",
                                        "version-id-marker", *input.version_id_marker);
    }
    if (input.version_id_marker->empty()) {
        return errors::invalid_argument("A version-id marker cannot be empty.", "version-id-marker", "");
    }
    const auto sequence = place_of(context, input.bucket, *input.key_marker, *input.version_id_marker);
    if (!sequence) {
        return errors::invalid_argument("Invalid version id specified", "version-id-marker", *input.version_id_marker);
    }
    return std::optional(store::after_key(store::key_of(versions, input.bucket, *input.key_marker, ~*sequence)));
}

class Page {
  public:
    Page(const Context& context, const ListObjectVersionsInput& input, std::int64_t limit, ListObjectVersionsOutput& output)
        : context_(context), input_(input), limit_(limit), output_(output) {}

    void fill(const std::optional<std::string>& from_row) {
        if (limit_ == 0) return;
        if (from_row) previous_key_ = input_.key_marker;
        starts_within_ = from_row.has_value();
        const Walk range{.bucket = input_.bucket,
                         .prefix = input_.prefix.value_or(""),
                         .delimiter = input_.delimiter.value_or(""),
                         .after = input_.key_marker.value_or("")};
        walk(context_.view(), versions.id, range, from_row,
             {.on_prefix = [&](const std::string& prefix) { return add_prefix(prefix); },
              .on_row = [&](const std::string& key, std::string_view,
                            std::string_view row) { return add(key, store::decode_row(versions, row)); }});
        if (!*output_.is_truncated) return;
        output_.next_key_marker = shown_key(last_key_, input_.encoding_type);
        if (!last_version_.empty()) output_.next_version_id_marker = last_version_;
    }

  private:
    bool is_full() {
        output_.is_truncated = count_ == limit_;
        return count_ == limit_;
    }

    bool add_prefix(const std::string& prefix) {
        if (is_full()) return false;
        output_.common_prefixes.push_back({.prefix = shown_key(prefix, input_.encoding_type)});
        last_key_ = prefix;
        last_version_.clear();
        ++count_;
        return true;
    }

    bool add(const std::string& key, const ObjectRecord& object) {
        if (is_full()) return false;
        bool is_latest = previous_key_ != key;
        // The newer ones of the marker's key may be gone by now.
        if (std::exchange(starts_within_, false) && !is_latest) {
            const auto top = newest(context_, input_.bucket, key);
            is_latest = top && top->sequence == object.sequence;
        }
        const auto owner = owner_shape(context_, object.owner);
        if (object.is_delete_marker) {
            output_.delete_markers.push_back({.owner = owner,
                                              .key = shown_key(key, input_.encoding_type),
                                              .version_id = object.version_id,
                                              .is_latest = is_latest,
                                              .last_modified = object.modified,
                                              .place = count_});
        } else {
            ObjectVersion entry;
            entry.etag = with_quotes(object.etag);
            for (const auto& [name, value] : object.checksums) entry.checksum_algorithm.push_back(name);
            if (!object.checksums.empty()) entry.checksum_type = object.checksum_type;
            entry.size = static_cast<std::int64_t>(object.size);
            entry.storage_class = object.storage_class;
            if (!input_.optional_object_attributes.empty()) entry.restore_status = restore_status(object, context_.now());
            entry.key = shown_key(key, input_.encoding_type);
            entry.version_id = object.version_id;
            entry.is_latest = is_latest;
            entry.last_modified = object.modified;
            entry.owner = owner;
            entry.place = count_;
            output_.versions.push_back(std::move(entry));
        }
        previous_key_ = key;
        last_key_ = key;
        last_version_ = object.version_id;
        ++count_;
        return true;
    }

    const Context& context_;
    const ListObjectVersionsInput& input_;
    std::int64_t limit_;
    ListObjectVersionsOutput& output_;
    std::int64_t count_ = 0;
    std::optional<std::string> previous_key_;
    bool starts_within_ = false;  // the page begins among the versions of the marker's key
    std::string last_key_;
    std::string last_version_;
};

}  // namespace

Result<Access> list_object_versions_access(const Context& context, const ListObjectVersionsInput& input) {
    return list_access(context, input, "s3:ListBucketVersions");
}

Result<ListObjectVersionsOutput> list_object_versions(const Context& context, const ListObjectVersionsInput& input) {
    BACKLOT_CHECK(check_encoding(input.encoding_type));
    BACKLOT_CHECK(check_attributes(input));
    BACKLOT_TRY(limit, page_size(input.max_keys, "maxKeys"));
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    BACKLOT_TRY(from_row, first_row(context, input));
    ListObjectVersionsOutput output;
    output.name = input.bucket;
    output.request_charged = charged(context, bucket);
    output.max_keys = limit;
    output.encoding_type = input.encoding_type;
    output.prefix = shown_key(input.prefix.value_or(""), input.encoding_type);
    output.key_marker = shown_key(input.key_marker.value_or(""), input.encoding_type);
    output.version_id_marker = input.version_id_marker.value_or("");
    if (input.delimiter && !input.delimiter->empty()) {
        output.delimiter = shown_key(*input.delimiter, input.encoding_type);
    }
    output.is_truncated = false;
    Page(context, input, limit, output).fill(from_row);
    return output;
}

}  // namespace backlot::s3
