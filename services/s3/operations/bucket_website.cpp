// GetBucketWebsite, PutBucketWebsite and DeleteBucketWebsite.
//
// Fails with NoSuchWebsiteConfiguration, InvalidArgument, InvalidRequest, MalformedXML.
//
// Source: Amazon S3 API Reference (2006-03-01), PutBucketWebsite; S3 User Guide, "Configuring a webpage redirect".
#include "services/s3/access.h"
#include "services/s3/configurations.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"
#include "services/s3/unexecuted_rules.h"

namespace backlot::s3 {

namespace {

constexpr std::size_t routing_rule_limit = 50;

Result<> check_protocol(const std::optional<std::string>& protocol) {
    if (!protocol || *protocol == "http" || *protocol == "https") return {};
    return errors::invalid_request("Invalid protocol, protocol can be http or https. If not defined the protocol will be "
                                   "selected automatically.");
}

Result<> check_routing_rule(const RoutingRule& rule) {
    const auto& redirect = rule.redirect;
    if (redirect.replace_key_prefix_with && redirect.replace_key_with) {
        return errors::invalid_request("You can only define ReplaceKeyPrefix or ReplaceKey but not both.");
    }
    const bool has_any = redirect.host_name || redirect.http_redirect_code || redirect.protocol ||
                         redirect.replace_key_prefix_with || redirect.replace_key_with;
    if (!has_any) return errors::malformed_xml();
    if (rule.condition && !rule.condition->http_error_code_returned_equals && !rule.condition->key_prefix_equals) {
        return errors::invalid_request("Condition cannot be empty. To redirect all requests without a condition, the "
                                       "condition element shouldn't be present.");
    }
    if (rule.condition && rule.condition->http_error_code_returned_equals) {
        const auto& code = *rule.condition->http_error_code_returned_equals;
        if (code.size() != 3 || (code.front() != '4' && code.front() != '5')) {
            return errors::invalid_request("The provided HTTP error code (" + code + ") is not valid. Valid codes are 4XX or 5XX.");
        }
    }
    if (const auto& code = redirect.http_redirect_code; code && (code->size() != 3 || code->front() != '3' || *code == "300")) {
        return errors::invalid_request("The provided HTTP redirect code (" + *code +
                                       ") is not valid. Valid codes are 3XX except 300.");
    }
    return check_protocol(redirect.protocol);
}

}  // namespace

Result<Access> get_bucket_website_access(const Context& context, const GetBucketWebsiteInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:GetBucketWebsite"));
}

Result<GetBucketWebsiteOutput> get_bucket_website(const Context& context, const GetBucketWebsiteInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    const auto* text = find_configuration(bucket, "website");
    if (text == nullptr) {
        return errors::make("NoSuchWebsiteConfiguration",
                            "The specified bucket does not have a website configuration", 404,
                            {{"BucketName", bucket.name}});
    }
    GetBucketWebsiteOutput output;
    BACKLOT_CHECK(fill_output("GetBucketWebsite", &output, *text));
    return output;
}

Result<Access> put_bucket_website_access(const Context& context, const PutBucketWebsiteInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutBucketWebsite"));
}

Result<PutBucketWebsiteOutput> put_bucket_website(Context& context, const PutBucketWebsiteInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    const auto& configuration = input.website_configuration;
    if (const auto& all = configuration.redirect_all_requests_to) {
        if (configuration.index_document || configuration.error_document || !configuration.routing_rules.empty()) {
            return errors::invalid_argument("RedirectAllRequestsTo cannot be provided in conjunction with other Routing "
                                            "Rules.",
                                            "RedirectAllRequestsTo", "not null");
        }
        if (all->host_name.empty()) return errors::malformed_xml();
        BACKLOT_CHECK(check_protocol(all->protocol));
    } else {
        if (!configuration.index_document) {
            return errors::invalid_argument("A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is "
                                            "empty",
                                            "IndexDocument", "null");
        }
        const auto& suffix = configuration.index_document->suffix;
        if (suffix.empty() || suffix.find('/') != std::string::npos) {
            return errors::invalid_argument("The IndexDocument Suffix is not well formed", "IndexDocument", suffix);
        }
        if (configuration.error_document && configuration.error_document->key.empty()) {
            return errors::invalid_argument("The ErrorDocument Key is not well formed", "ErrorDocument", "");
        }
    }
    if (configuration.routing_rules.given && configuration.routing_rules.empty()) return errors::malformed_xml();
    if (configuration.routing_rules.size() > routing_rule_limit) {
        return errors::invalid_request("The number of routing rules must not exceed the allowed limit of 50 rules.");
    }
    for (const auto& rule : configuration.routing_rules) BACKLOT_CHECK(check_routing_rule(rule));
    bucket.configurations["website"] = configuration_text("PutBucketWebsite", "WebsiteConfiguration", &configuration);
    store_bucket(context, bucket);
    tell_unexecuted(context, bucket, "website");
    return PutBucketWebsiteOutput{};
}

Result<Access> delete_bucket_website_access(const Context& context, const DeleteBucketWebsiteInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:DeleteBucketWebsite"));
}

Result<DeleteBucketWebsiteOutput> delete_bucket_website(Context& context, const DeleteBucketWebsiteInput& input) {
    BACKLOT_CHECK(drop_configuration(context, input.bucket, "website"));
    return DeleteBucketWebsiteOutput{};
}

}  // namespace backlot::s3
