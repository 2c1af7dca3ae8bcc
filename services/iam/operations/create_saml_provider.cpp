// CreateSAMLProvider: an identity provider by its metadata document.
//
// Encrypted assertions (AssertionEncryptionMode, AddPrivateKey) are not built and are refused.
// Fails with EntityAlreadyExists, InvalidInput, LimitExceeded.
//
// Source: IAM API Reference, CreateSAMLProvider.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/providers.h"

namespace backlot::iam {

Result<Access> create_saml_provider_access(const Context& context, const CreateSAMLProviderInput& input) {
    auto access = on_arn("iam:CreateSAMLProvider", saml_arn(context, input.name));
    add_request_tags(access, input.tags);
    if (!input.tags.empty()) {
        access.also.push_back(
            {.action = "iam:TagSAMLProvider", .resource = access.resource, .owned = {}, .keys = access.keys});
    }
    return access;
}

Result<CreateSAMLProviderOutput> create_saml_provider(Context& context, const CreateSAMLProviderInput& input) {
    if (input.assertion_encryption_mode || input.add_private_key) {
        return errors::not_built("backlot does not decrypt SAML assertions yet.");
    }
    BACKLOT_TRY(tags, tags_of(input.tags));
    BACKLOT_TRY(until, metadata_valid_until(input.saml_metadata_document, context.now()));
    if (context.find(identity::saml_providers, context.account(), input.name)) {
        return errors::already_exists("Provider with name " + input.name + " already exists.");
    }
    if (count_of(context, identity::saml_providers) >= provider_limit) {
        return errors::quota("SAMLProvidersPerAccount", provider_limit);
    }
    identity::SamlProvider provider;
    provider.name = input.name;
    provider.metadata = input.saml_metadata_document;
    provider.created = second_of(context.now());
    provider.valid_until = until;
    provider.tags = std::move(tags);
    provider.id = context.ids().alnum_upper(21);
    put_saml_provider(context, provider);
    return CreateSAMLProviderOutput{.saml_provider_arn = saml_arn(context, provider.name),
                                    .tags = tag_list(provider.tags)};
}

}  // namespace backlot::iam
