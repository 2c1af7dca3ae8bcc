// ListMultipartUploads: uploads under way, by key and then by time.
//
// Source: Amazon S3 API Reference (2006-03-01), ListMultipartUploads.
#include "services/s3/errors.h"
#include "services/s3/multipart.h"
#include "services/s3/page.h"

namespace backlot::s3 {

namespace {

class UploadPage {
  public:
    UploadPage(const Context& context, const ListMultipartUploadsInput& input, std::int64_t limit,
               ListMultipartUploadsOutput& output)
        : context_(context), input_(input), limit_(limit), output_(output) {}

    void fill() {
        output_.next_key_marker = "";
        output_.next_upload_id_marker = "";
        if (limit_ == 0) return;
        const std::string key_marker = input_.key_marker.value_or("");
        std::optional<std::string> from_row;  // an upload marker counts only beside a key marker
        if (!key_marker.empty() && input_.upload_id_marker && !input_.upload_id_marker->empty()) {
            from_row = store::after_key(store::key_of(uploads, input_.bucket, key_marker, *input_.upload_id_marker));
        }
        const Walk range{.bucket = input_.bucket,
                         .prefix = input_.prefix.value_or(""),
                         .delimiter = input_.delimiter.value_or(""),
                         .after = key_marker};
        walk(context_.view(), uploads.id, range, from_row,
             {.on_prefix = [&](const std::string& prefix) { return add_prefix(prefix); },
              .on_row = [&](const std::string&, std::string_view,
                            std::string_view row) { return add(store::decode_row(uploads, row)); }});
        // The last upload of the page, whether or not there is more; prefixes do not count.
        output_.next_key_marker = shown_key(last_key_, input_.encoding_type);
        output_.next_upload_id_marker = last_id_;
    }

  private:
    bool is_full() {
        output_.is_truncated = count_ == limit_;
        return count_ == limit_;
    }

    bool add_prefix(const std::string& prefix) {
        if (is_full()) return false;
        output_.common_prefixes.push_back({.prefix = shown_key(prefix, input_.encoding_type)});
        ++count_;
        return true;
    }

    bool add(const UploadRecord& upload) {
        if (is_full()) return false;
        const auto initiator = initiator_of(context_, upload);
        MultipartUpload entry;
        entry.upload_id = upload.id;
        entry.key = shown_key(upload.key, input_.encoding_type);
        entry.initiated = upload.created;
        entry.storage_class = upload.draft.storage_class;
        entry.owner = owner_shape(context_, upload.owner);
        entry.initiator = Initiator{.id = initiator.id, .display_name = initiator.name};
        if (!upload.checksum_algorithm.empty()) {
            entry.checksum_algorithm = upload.checksum_algorithm;
            entry.checksum_type = upload.checksum_type;
        }
        output_.uploads.push_back(std::move(entry));
        last_key_ = upload.key;
        last_id_ = upload.id;
        ++count_;
        return true;
    }

    const Context& context_;
    const ListMultipartUploadsInput& input_;
    std::int64_t limit_;
    ListMultipartUploadsOutput& output_;
    std::int64_t count_ = 0;
    std::string last_key_;
    std::string last_id_;
};

// A marker may be of an upload that is over by now, but not of another key's.
Result<> check_upload_marker(const Context& context, const ListMultipartUploadsInput& input) {
    const auto& marker = input.upload_id_marker;
    if (!marker || marker->empty() || input.key_marker.value_or("").empty()) return {};
    if (context.find(uploads, input.bucket, *input.key_marker, *marker)) return {};
    bool is_of_other = false;
    store::scan(
        context.view(), uploads,
        [&](const UploadRecord& upload) {
            is_of_other = upload.id == *marker;
            return !is_of_other;
        },
        input.bucket);
    if (!is_of_other) return {};
    return errors::invalid_argument("Invalid uploadId marker", "upload-id-marker", *marker);
}

}  // namespace

Result<Access> list_multipart_uploads_access(const Context& context, const ListMultipartUploadsInput& input) {
    return list_access(context, input, "s3:ListBucketMultipartUploads");
}

Result<ListMultipartUploadsOutput> list_multipart_uploads(const Context& context,
                                                          const ListMultipartUploadsInput& input) {
    BACKLOT_CHECK(check_encoding(input.encoding_type));
    BACKLOT_TRY(limit, page_size(input.max_uploads, "max-uploads"));
    BACKLOT_CHECK(check_upload_marker(context, input));
    ListMultipartUploadsOutput output;
    output.bucket = input.bucket;
    output.key_marker = shown_key(input.key_marker.value_or(""), input.encoding_type);
    output.upload_id_marker = input.key_marker.value_or("").empty() ? "" : input.upload_id_marker.value_or("");
    output.max_uploads = limit;
    output.is_truncated = false;
    output.encoding_type = input.encoding_type;
    if (input.prefix) output.prefix = shown_key(*input.prefix, input.encoding_type);
    if (input.delimiter && !input.delimiter->empty()) {
        output.delimiter = shown_key(*input.delimiter, input.encoding_type);
    }
    UploadPage(context, input, limit, output).fill();
    return output;
}

}  // namespace backlot::s3
