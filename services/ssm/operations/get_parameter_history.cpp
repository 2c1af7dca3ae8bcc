// GetParameterHistory: every version of a parameter with its labels, the oldest first.
//
// Fails with ParameterNotFound, InvalidNextToken.
//
// Source: AWS Systems Manager API Reference (2014-11-06), GetParameterHistory.
#include "services/ssm/page.h"
#include "services/ssm/secure_string.h"

namespace backlot::ssm {

namespace {

std::string version_text(const VersionRecord& version) {
    std::string text;
    append_digits(text, version.version, 20);
    return text;
}

}  // namespace

Result<Access> get_parameter_history_access(const Context& context, const GetParameterHistoryInput& input) {
    return on_parameter(context, "ssm:GetParameterHistory", parameter_key(context, input.name));
}

Result<GetParameterHistoryOutput> get_parameter_history(const Context& context,
                                                        const GetParameterHistoryInput& input) {
    auto key = parameter_key(context, input.name);
    BACKLOT_TRY(parameter, need_parameter(context, key));
    key.name = parameter.name;
    BACKLOT_TRY(page, page_of(versions_of(context, key), input.max_results.value_or(50), input.next_token,
                              version_text));
    GetParameterHistoryOutput output{.next_token = page.next};
    output.parameters.given = true;
    for (const auto& version : page.items) {
        ParameterHistory shape{.name = parameter.name,
                               .type = version.type,
                               .last_modified_date = version.modified,
                               .last_modified_user = version.modified_by,
                               .version = static_cast<std::int64_t>(version.version),
                               .tier = version.tier,
                               .policies = policy_shapes(version, context.now()),
                               .data_type = version.data_type};
        BACKLOT_TRY(value, shown_value(context, key, version, input.with_decryption));
        shape.value = std::move(value);
        if (!version.kms_key.empty()) shape.key_id = version.kms_key;
        if (!version.description.empty()) shape.description = version.description;
        if (!version.allowed_pattern.empty()) shape.allowed_pattern = version.allowed_pattern;
        shape.labels.given = true;
        shape.policies.given = true;
        for (const auto& label : version.labels) shape.labels.push_back(label);
        output.parameters.push_back(std::move(shape));
    }
    return output;
}

}  // namespace backlot::ssm
