// ListServerCertificateTags: sorted by key.
//
// Source: IAM API Reference, ListServerCertificateTags.
#include "services/iam/server_certificates.h"

namespace backlot::iam {

Result<Access> list_server_certificate_tags_access(const Context& context, const ListServerCertificateTagsInput& input) {
    return on_server_certificate(context, "iam:ListServerCertificateTags", input.server_certificate_name);
}

Result<ListServerCertificateTagsOutput> list_server_certificate_tags(const Context& context,
                                                                     const ListServerCertificateTagsInput& input) {
    BACKLOT_TRY(found, need_server_certificate(context, input.server_certificate_name));
    auto tags = tag_list(found.tags);
    BACKLOT_TRY(page, page_of(std::vector<Tag>(tags.begin(), tags.end()), input.max_items, input.marker,
                              [](const Tag& tag) { return tag.key; }));
    ListServerCertificateTagsOutput output;
    fill_page(output, &ListServerCertificateTagsOutput::tags, std::move(page));
    return output;
}

}  // namespace backlot::iam
