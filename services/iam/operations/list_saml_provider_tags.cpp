// ListSAMLProviderTags: the tags of a SAML provider, by key.
//
// Source: IAM API Reference, ListSAMLProviderTags.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/providers.h"

namespace backlot::iam {

Result<Access> list_saml_provider_tags_access(const Context& context, const ListSAMLProviderTagsInput& input) {
    return on_saml_provider(context, "iam:ListSAMLProviderTags", input.saml_provider_arn);
}

Result<ListSAMLProviderTagsOutput> list_saml_provider_tags(const Context& context, const ListSAMLProviderTagsInput& input) {
    BACKLOT_TRY(found, need_saml_provider(context, input.saml_provider_arn));
    BACKLOT_TRY(page, page_of(std::vector<Tag>(tag_list(found.tags)), input.max_items, input.marker,
                              [](const Tag& tag) { return tag.key; }));
    ListSAMLProviderTagsOutput output;
    fill_page(output, &ListSAMLProviderTagsOutput::tags, std::move(page));
    return output;
}

}  // namespace backlot::iam
