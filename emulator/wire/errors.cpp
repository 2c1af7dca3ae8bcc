#include "wire/errors.h"

#include "base/encoding.h"

#include <algorithm>

namespace backlot::wire::errors {

namespace {

bool has_error(const model::Service& service, std::string_view name) {
    return std::ranges::find(service.errors, name, &model::ErrorShape::name) != service.errors.end();
}

// What stands between the first two quotes after " at ": the path of the member.
std::string path_of(const std::string& problem) {
    const auto begin = problem.find(" at '");
    if (begin == problem.npos) return {};
    return problem.substr(begin + 5, problem.find('\'', begin + 5) - begin - 5);
}

Error ec2_problem(const std::string& problem) {
    auto path = path_of(problem);
    if (!path.empty() && path[0] >= 'a' && path[0] <= 'z') path[0] = static_cast<char>(path[0] - 'a' + 'A');
    if (problem.starts_with("Value null ")) {
        return {.code = "MissingParameter", .message = "The request must contain the parameter " + path};
    }
    return {.code = "InvalidParameterValue", .message = problem};
}

// ECR names one problem alone, in a form of its own: "Invalid parameter at 'repositoryName' failed to satisfy constraint:
// 'must satisfy regular expression '[a-z]+''".
Error ecr_problem(const std::string& problem) {
    constexpr std::string_view mark = "failed to satisfy constraint: ";
    constexpr std::string_view pattern = "Member must satisfy regular expression pattern: ";
    const auto begin = problem.find(mark);
    auto rule = begin == problem.npos ? problem : problem.substr(begin + mark.size());
    if (rule.starts_with("Member must have")) rule = rule.substr(sizeof("Member ") - 1);
    if (rule.starts_with(pattern)) rule = "must satisfy regular expression '" + rule.substr(pattern.size()) + "'";
    return {.code = "InvalidParameterException",
            .message = "Invalid parameter at '" + path_of(problem) + "' failed to satisfy constraint: '" + rule + "'",
            .status = 400};
}

}  // namespace

Error malformed_xml() {
    return {.code = "MalformedXML",
            .message = "The XML you provided was not well-formed or did not validate against our published schema",
            .status = 400};
}

Error invalid_digest(std::string_view value) {
    return {.code = "InvalidDigest", .message = "The Content-MD5 you specified was invalid.", .status = 400,
            .details = {{"Content-MD5", std::string(value)}}};
}

Error bad_digest(std::string_view claimed, std::string_view computed) {
    return {.code = "BadDigest", .message = "The Content-MD5 you specified did not match what we received.", .status = 400,
            .details = {{"ExpectedDigest", std::string(claimed)}, {"CalculatedDigest", std::string(computed)}}};
}

Error invalid_checksum(std::string_view header) {
    return {.code = "InvalidRequest", .message = "Value for " + std::string(header) + " header is invalid.", .status = 400};
}

Error bad_checksum(std::string_view algorithm) {
    return {.code = "BadDigest",
            .message = "The " + to_upper(algorithm) + " you specified did not match the calculated checksum.", .status = 400};
}

Error missing_digest() {
    return {.code = "InvalidRequest", .message = "Missing required header for this request: Content-MD5 OR x-amz-checksum-*",
            .status = 400};
}

Error missing_body() {
    return {.code = "MissingRequestBodyError", .message = "Request Body is empty", .status = 400};
}

Error invalid_argument(std::string message, std::string name, std::string value) {
    return {.code = "InvalidArgument",
            .message = std::move(message),
            .status = 400,
            .details = {{"ArgumentName", std::move(name)}, {"ArgumentValue", std::move(value)}}};
}

namespace {

// IAM tells no values, and of the elements of a list all that they must be.
// Source: its answers as observed in 2026; older ones told the value.
std::string in_iams_words(const model::Operation& operation, const std::string& problem) {
    constexpr std::string_view failed = " failed to satisfy constraint: ";
    const auto told = problem.rfind(failed);
    const auto at = problem.rfind("at '", told);
    if (told == problem.npos || at == problem.npos) return problem;
    auto path = problem.substr(at + 4, told - at - 5);
    auto constraint = problem.substr(told + failed.size());
    if (constraint.starts_with("Member must satisfy enum value set")) constraint = "Member must satisfy enum value set";
    if (path == "path" && constraint.starts_with("Member must satisfy regular")) {
        return "The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / "
               "characters.";
    }
    const bool is_name = path == "userName" || path == "roleName" || path == "groupName" || path == "policyName" || path == "instanceProfileName";
    if (is_name && constraint.starts_with("Member must satisfy regular")) {
        return "The specified value for " + path + " is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-";
    }
    if (const auto dot = path.find('.'); path.ends_with(".member") && path.find('.', dot + 1) == path.size() - 7) {
        const auto list = path.substr(0, dot);
        for (const auto& member : operation.input->members) {
            if (!equal_ignoring_case(member.name, list) || member.shape->element == nullptr) continue;
            const auto& element = *member.shape->element;
            constraint = "Member must satisfy constraint: [";
            if (element.max) constraint += "Member must have length less than or equal to " + std::to_string(*element.max) + ", ";
            if (element.min) constraint += "Member must have length greater than or equal to " + std::to_string(*element.min) + ", ";
            if (!element.pattern.empty()) constraint += "Member must satisfy regular expression pattern: " + std::string(element.pattern) + ", Member must not be null, ";
            constraint.replace(constraint.size() - 2, 2, "]");
            path = list;
        }
    }
    const bool is_missing = problem.starts_with("Value null at");
    return std::string(is_missing ? "Value null at '" : "Value at '") + path + "'" + std::string(failed) + constraint;
}

Error iam_problem(const model::Operation& operation, const model::Problems& problems) {
    model::Problems worded;
    for (const auto& problem : problems) {
        auto text = in_iams_words(operation, problem);
        if (std::ranges::find(worded, text) == worded.end()) worded.push_back(std::move(text));
    }
    const bool is_sentence = worded.size() == 1 && worded.front().starts_with("The ");
    return {.code = "ValidationError", .message = is_sentence ? worded.front() : model::validation_message(worded), .status = 400};
}

}  // namespace

Error validation(const model::Service& service, const model::Operation& operation, const model::Problems& problems) {
    if (service.name == "iam") return iam_problem(operation, problems);
    const auto message = model::validation_message(problems);
    switch (service.protocol) {
        case model::Protocol::query: return {.code = "ValidationError", .message = message, .status = 400};
        case model::Protocol::ec2: return ec2_problem(problems.front());
        case model::Protocol::rest_xml: {
            // Only what is required is asked for here. Of the body's members it is the schema that asks.
            const auto path = path_of(problems.front());
            const auto top = path.substr(0, path.find('.'));
            for (const auto& member : operation.input->members) {
                const bool is_it = member.name.size() == top.size() && member.name.ends_with(top.substr(1));
                if (!is_it || member.location == model::Location::body) continue;
                return {.code = "InvalidRequest",
                        .message = "Missing required parameter for this request: '" + std::string(member.wire_name) +
                                   "'",
                        .status = 400};
            }
            return malformed_xml();
        }
        default: {
            // Services of the JSON protocols that have a name of their own for it, beside a ValidationException.
            if (service.name == "ecr") return ecr_problem(problems.front());
            // Of the names of its groups and streams it has a sentence of its own.
            if (service.name == "logs" && message.ends_with("'logGroupName' failed to satisfy constraint: Member must have length less than or equal to 512")) {
                return {.code = "InvalidParameterException",
                        .message = "Invalid LogGroup or LogStream, both must have length less than or equal to 512.", .status = 400};
            }
            if (service.name == "logs") return {.code = "InvalidParameterException", .message = message, .status = 400};
            if (has_error(service, "InvalidInput")) return {.code = "InvalidInput", .message = message, .status = 400};
            const bool has_own = has_error(service, "InvalidInputException") &&
                                 !has_error(service, "ValidationException");
            return {.code = has_own ? "InvalidInputException" : "ValidationException",
                    .message = message,
                    .status = 400};
        }
    }
}

Error wrong_type(const model::Service& service, std::string message) {
    switch (service.protocol) {
        case model::Protocol::query: return {.code = "MalformedInput", .message = std::move(message), .status = 400};
        case model::Protocol::ec2:
            return {.code = "InvalidParameterValue", .message = std::move(message), .status = 400};
        case model::Protocol::rest_xml: return malformed_xml();
        default: return {.code = "SerializationException", .message = std::move(message), .status = 400};
    }
}

}  // namespace backlot::wire::errors
