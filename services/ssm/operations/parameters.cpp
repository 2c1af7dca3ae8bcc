// GetParameters and DeleteParameters: up to ten at once; those that are not there are told apart.
//
// Every name must be allowed, or nothing is done.
//
// Source: AWS Systems Manager API Reference (2014-11-06), GetParameters, DeleteParameters.
#include <algorithm>

#include "services/ssm/access.h"
#include "services/ssm/errors.h"
#include "services/ssm/secret_reference.h"
#include "services/ssm/secure_string.h"

namespace backlot::ssm {

namespace {

Result<Access> on_each(const Context& context, std::string_view action, const model::List<std::string>& names) {
    if (names.empty() || names.size() > 10) return errors::validation("Member must have length between 1 and 10, inclusive: names");
    auto access = on_parameter(context, action, parameter_key(context, names.front()));
    for (std::size_t i = 1; i < names.size(); ++i) access.also.push_back(question_on(context, action,
        parameter_key(context, names[i])));
    return access;
}

}  // namespace

Result<Access> get_parameters_access(const Context& context, const GetParametersInput& input) {
    return on_each(context, "ssm:GetParameters", input.names);
}

Result<GetParametersOutput> get_parameters(const Context& context, const GetParametersInput& input) {
    GetParametersOutput output;
    output.parameters.given = true;
    output.invalid_parameters.given = true;
    std::vector<std::string> seen;
    for (const auto& name : input.names) {
        if (std::ranges::find(seen, name) != seen.end()) continue;
        seen.push_back(name);
        const auto key = parameter_key(context, name);
        if (is_secret_reference(key)) {
            auto secret = referenced_secret(context, key, input.with_decryption);
            if (secret) output.parameters.push_back(std::move(*secret));
            else if (secret.error().code == "ParameterNotFound") output.invalid_parameters.push_back(name);
            else return std::unexpected(secret.error());
            continue;
        }
        const auto parameter = find_parameter(context, key);
        const auto version = parameter ? need_version(context, key, *parameter)
            : Result<VersionRecord>(errors::parameter_not_found());
        if (!version) {
            output.invalid_parameters.push_back(name);
            continue;
        }
        BACKLOT_TRY(shape, shown_parameter(context, key, *parameter, *version, input.with_decryption));
        output.parameters.push_back(std::move(shape));
    }
    return output;
}

Result<Access> delete_parameters_access(const Context& context, const DeleteParametersInput& input) {
    return on_each(context, "ssm:DeleteParameters", input.names);
}

Result<DeleteParametersOutput> delete_parameters(Context& context, const DeleteParametersInput& input) {
    DeleteParametersOutput output;
    output.deleted_parameters.given = true;
    output.invalid_parameters.given = true;
    for (const auto& name : input.names) {
        auto key = parameter_key(context, name);
        const auto parameter = find_parameter(context, key);
        if (!parameter || !key.selector.empty()) {
            output.invalid_parameters.push_back(name);
            continue;
        }
        key.name = parameter->name;
        erase_parameter(context, key);
        output.deleted_parameters.push_back(name);
    }
    return output;
}

}  // namespace backlot::ssm
