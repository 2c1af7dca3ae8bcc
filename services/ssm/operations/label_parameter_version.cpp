// LabelParameterVersion: names for a version; one that another version had moves.
//
// Labels that break the rules are told and not attached. Fails with ParameterNotFound, ParameterVersionNotFound,
// ParameterVersionLabelLimitExceeded.
//
// Source: AWS Systems Manager API Reference (2014-11-06), LabelParameterVersion.
#include <algorithm>

#include "base/encoding.h"
#include "services/ssm/access.h"
#include "services/ssm/errors.h"
#include "services/ssm/model.h"

namespace backlot::ssm {

namespace {

bool is_label(std::string_view label) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto is_allowed = [&](char c) {
        return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == '_';
    };
    const auto lower = to_lower(label);
    return !label.empty() && !is_digit(label.front()) && !lower.starts_with("aws") && !lower.starts_with("ssm") &&
           std::ranges::all_of(label, is_allowed);
}

}  // namespace

Result<Access> label_parameter_version_access(const Context& context, const LabelParameterVersionInput& input) {
    return on_parameter(context, "ssm:LabelParameterVersion", parameter_key(context, input.name));
}

Result<LabelParameterVersionOutput> label_parameter_version(Context& context,
                                                            const LabelParameterVersionInput& input) {
    auto key = parameter_key(context, input.name);
    BACKLOT_TRY(parameter, need_parameter(context, key));
    key.name = parameter.name;
    if (input.parameter_version) key.selector = std::to_string(*input.parameter_version);
    BACKLOT_TRY(target, need_version(context, key, parameter));
    LabelParameterVersionOutput output{.parameter_version = static_cast<std::int64_t>(target.version)};
    output.invalid_labels.given = true;
    std::vector<std::string> taken;
    for (const auto& label : input.labels) {
        if (!is_label(label)) output.invalid_labels.push_back(label);
        else if (std::ranges::find(target.labels, label) == target.labels.end()) taken.push_back(label);
    }
    std::ranges::sort(taken);
    taken.erase(std::ranges::unique(taken).begin(), taken.end());
    if (target.labels.size() + taken.size() > label_limit) {
        return errors::make("ParameterVersionLabelLimitExceeded",
                            "A parameter version can have maximum 10 labels.Move one or more labels to another version and try again.");
    }
    for (auto& version : versions_of(context, key)) {
        const auto moved = std::erase_if(version.labels, [&](const auto& label) { return std::ranges::find(taken,
            label) != taken.end(); });
        if (moved != 0) store_version(context, key, version);
    }
    target.labels.insert(target.labels.end(), taken.begin(), taken.end());
    store_version(context, key, target);
    return output;
}

}  // namespace backlot::ssm
