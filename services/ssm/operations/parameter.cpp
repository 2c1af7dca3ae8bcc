// GetParameter, PutParameter and DeleteParameter.
//
// A put makes version 1, or with Overwrite the next version; what it does not say stays as it was. The hundredth version
// pushes out the oldest, unless that has a label. Tags are given when a parameter is made, and need ssm:AddTagsToResource.
// Fails with ParameterNotFound, ParameterVersionNotFound, ParameterAlreadyExists, HierarchyTypeMismatchException,
// ParameterMaxVersionLimitExceeded, ValidationException and what a name, value or policy is refused with.
//
// DIFFERS: Intelligent-Tiering is decided by the value's size and the policies alone, not by how many parameters there are.
//
// Source: AWS Systems Manager API Reference (2014-11-06), GetParameter, PutParameter, DeleteParameter.
#include "services/ssm/access.h"
#include "services/ssm/errors.h"
#include "services/ssm/policies.h"
#include "services/ssm/secret_reference.h"
#include "services/ssm/secure_string.h"
#include "services/ssm/shapes.h"
#include "services/ssm/tags.h"
#include "services/ssm/unexecuted_rules.h"
#include "services/ssm/values.h"

namespace backlot::ssm {

namespace {

constexpr std::size_t standard_value_bytes = 4096;

// The draft of a new version: the newest one with what the input says.
Result<VersionRecord> draft_of(const Context& context, const PutParameterInput& input,
                               const std::optional<VersionRecord>& old) {
    VersionRecord draft = old.value_or(VersionRecord{});
    draft.version = old ? old->version + 1 : 1;
    draft.labels.clear();
    draft.value = input.value;
    draft.modified = context.now();
    draft.modified_by = context.caller().arn;
    if (!old && !input.type) return errors::validation("A parameter type is required when you create a parameter.");
    if (old && input.type && *input.type != old->type) {
        return errors::make("HierarchyTypeMismatchException",
                            "Parameter Store doesn't support changing a parameter type in a hierarchy. For example, you can't change a "
                            "parameter from a String type to a SecureString type. You must create a new, unique parameter.");
    }
    if (input.type) draft.type = *input.type;
    if (draft.type != secure_string && input.key_id) {
        return errors::validation("KeyId is required for SecureString type parameter only.");
    }
    draft.kms_key = draft.type == secure_string ? input.key_id.value_or(managed_key_alias) : std::string{};
    if (input.description) draft.description = *input.description;
    if (input.allowed_pattern) draft.allowed_pattern = *input.allowed_pattern;
    if (input.data_type) draft.data_type = *input.data_type;
    if (input.policies) {
        BACKLOT_TRY(policies, parse_policies(*input.policies));
        draft.policies = std::move(policies);
    }
    return draft;
}

Result<> choose_tier(VersionRecord& draft, const PutParameterInput& input, const std::optional<VersionRecord>& old) {
    const bool was_advanced = old && old->tier == "Advanced";
    const auto wanted = input.tier.value_or(was_advanced ? "Advanced" : "Standard");
    const bool needs_advanced = draft.value.size() > standard_value_bytes || !draft.policies.empty();
    if (wanted == "Standard" && was_advanced) {
        return errors::validation("This parameter uses the advanced-parameter tier. You can't downgrade a parameter from the "
                                  "advanced-parameter tier to the standard-parameter tier. If necessary, you can delete the advanced "
                                  "parameter and recreate it as a standard parameter.");
    }
    draft.tier = wanted == "Intelligent-Tiering" ? (needs_advanced || was_advanced ? "Advanced" : "Standard")
        : wanted;
    if (draft.tier == "Standard" && !draft.policies.empty()) {
        return errors::validation("Policies can only be applied to parameters that use the advanced-parameter tier.");
    }
    return {};
}

// Makes room for a version more.
Result<> drop_oldest(Context& context, const ParameterKey& key) {
    const auto all = versions_of(context, key);
    if (all.size() < version_limit) return {};
    const auto& oldest = all.front();
    if (!oldest.labels.empty()) {
        return errors::make("ParameterMaxVersionLimitExceeded",
                            "You attempted to create a new version of " + key.name +
                                " by calling the PutParameter API with the overwrite "
                            "flag. Version " + std::to_string(oldest.version) +
                                ", the oldest version, can't be deleted because it has a "
                            "label associated with it. Move the label to another version of the parameter, and try again.");
    }
    store::erase(context.writes(), versions, key.account, key.region, key.name, oldest.version);
    return {};
}

}  // namespace

Result<Access> get_parameter_access(const Context& context, const GetParameterInput& input) {
    return on_parameter(context, "ssm:GetParameter", parameter_key(context, input.name));
}

Result<GetParameterOutput> get_parameter(const Context& context, const GetParameterInput& input) {
    const auto key = parameter_key(context, input.name);
    if (is_secret_reference(key)) {
        BACKLOT_TRY(secret, referenced_secret(context, key, input.with_decryption));
        return GetParameterOutput{.parameter = std::move(secret)};
    }
    BACKLOT_CHECK(check_path(key));
    BACKLOT_TRY(parameter, need_parameter(context, key));
    BACKLOT_TRY(version, need_version(context, key, parameter));
    BACKLOT_TRY(shape, shown_parameter(context, key, parameter, version, input.with_decryption));
    return GetParameterOutput{.parameter = std::move(shape)};
}

Result<Access> put_parameter_access(const Context& context, const PutParameterInput& input) {
    const auto key = parameter_key(context, input.name);
    BACKLOT_TRY(tags, tags_of(input.tags));
    auto access = on_parameter(context, "ssm:PutParameter", key);
    add_key(access.keys, "ssm:Overwrite", input.overwrite.value_or(false) ? "true" : "false");
    if (input.policies) add_key(access.keys, "ssm:Policies", *input.policies);
    add_request_tags(access.keys, tags);
    if (!tags.empty()) {
        auto tagging = question_on(context, "ssm:AddTagsToResource", key);
        add_request_tags(tagging.keys, tags);
        access.also.push_back(std::move(tagging));
    }
    return access;
}

Result<PutParameterOutput> put_parameter(Context& context, const PutParameterInput& input) {
    auto key = parameter_key(context, input.name);
    if (key.is_arn || !key.selector.empty()) {
        return errors::validation("Invalid parameter name. Please use correct syntax for referencing a version/label <name>:<version/label>");
    }
    const auto standing = find_parameter(context, key);
    const bool overwrites = input.overwrite.value_or(false);
    if (standing && !overwrites) {
        return errors::make("ParameterAlreadyExists",
                            "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.");
    }
    if (!input.tags.empty() && overwrites) {
        return errors::validation("Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please "
                                  "remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or "
                                  "RemoveTagsFromResource.");
    }
    if (!standing) {
        BACKLOT_CHECK(check_new_name(key.name));
        erase_parameter(context, key);  // one that has expired
    }
    const auto old = standing ? std::optional(newest_of(context, key, *standing)) : std::nullopt;
    BACKLOT_TRY(draft, draft_of(context, input, old));
    BACKLOT_CHECK(choose_tier(draft, input, old));
    BACKLOT_CHECK(check_value(draft));
    if (draft.type == secure_string) BACKLOT_CHECK(seal_value(context, key, draft));
    auto parameter = standing.value_or(ParameterRecord{.name = key.name});
    if (!standing) {
        BACKLOT_TRY(tags, tags_of(input.tags));
        if (tags.size() > tag_limit) return errors::make("TooManyTagsError",
                                                         "The Targets parameter includes too many tags.");
        parameter.tags = std::move(tags);
    }
    BACKLOT_CHECK(drop_oldest(context, key));
    parameter.newest = draft.version;
    store_parameter(context, key, parameter);
    store_version(context, key, draft);
    tell_unexecuted(context, key, draft);
    return PutParameterOutput{.version = static_cast<std::int64_t>(draft.version), .tier = draft.tier};
}

Result<Access> delete_parameter_access(const Context& context, const DeleteParameterInput& input) {
    return on_parameter(context, "ssm:DeleteParameter", parameter_key(context, input.name));
}

Result<DeleteParameterOutput> delete_parameter(Context& context, const DeleteParameterInput& input) {
    auto key = parameter_key(context, input.name);
    BACKLOT_TRY(parameter, need_parameter(context, key));
    key.name = parameter.name;
    erase_parameter(context, key);
    return DeleteParameterOutput{};
}

}  // namespace backlot::ssm
