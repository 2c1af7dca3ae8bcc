// The policies of an organization file: documents in files or inline, and what `trusts` stands for.
#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "base/arn.h"
#include "identity/organization_file_reader.h"

namespace backlot::identity::organization_file {
namespace {

constexpr std::size_t policy_file_limit_bytes = 1U << 20U;
constexpr std::size_t tag_limit = 50;  // Source: IAM User Guide, "IAM and AWS STS quotas"

std::optional<std::string> document_of_file(Reading& reading, const Yaml& value, const std::filesystem::path& file) {
    auto text = read_file(file, policy_file_limit_bytes);
    if (!text) {
        reading.mistakes.at(value, text.error().message);
        return std::nullopt;
    }
    if (file.extension() == ".yaml" || file.extension() == ".yml") {
        const auto parsed = Yaml::parse(*text, file.string());
        if (!parsed) {
            reading.mistakes.at(value, parsed.error().message);
            return std::nullopt;
        }
        if (!parsed->is_mapping()) {
            reading.mistakes.at(value, fmt::format("{}: expected a policy as a mapping", file.string()));
            return std::nullopt;
        }
        return parsed->to_json().dump();
    }
    const auto parsed = Json::parse(*text);
    if (!parsed || !parsed->is_object()) {
        reading.mistakes.at(value, fmt::format("{}: expected a policy as a JSON object{}{}", file.string(),
                                               parsed ? "" : "; ", parsed ? "" : parsed.error().message));
        return std::nullopt;
    }
    return std::move(*text);
}

Json statement(std::string_view action, std::string_view kind, Json principals) {
    return Json::object({{"Effect", "Allow"},
                         {"Principal", Json::object({{std::string(kind), std::move(principals)}})},
                         {"Action", action}});
}

Json json_of(const std::vector<std::string>& texts) {
    if (texts.size() == 1) return Json(texts.front());
    Json::Array out;
    for (const auto& text : texts) out.emplace_back(text);
    return Json(std::move(out));
}

// Which call a federated principal makes. Source: IAM User Guide, "Actions, resources, ... for AWS STS".
std::string_view federated_action(std::string_view provider) {
    return provider.find(":saml-provider/") != std::string_view::npos ? "sts:AssumeRoleWithSAML"
                                                                      : "sts:AssumeRoleWithWebIdentity";
}

}  // namespace

bool check_name(Reading& reading, int line, int column, std::string_view what, std::string_view name,
                std::size_t most) {
    const bool good = !name.empty() && name.size() <= most && std::ranges::all_of(name, [](unsigned char c) {
        return std::isalnum(c) != 0 || std::string_view("+=,.@_-").find(static_cast<char>(c)) != std::string_view::npos;
    });
    if (!good)
        reading.mistakes.at(line, column,
                            fmt::format("expected the name of {} as 1 to {} of letters, digits and +=,.@_-, found \"{}\"",
                                        what, most, name));
    return good;
}

std::optional<FilePolicy> read_policy(Reading& reading, std::string_view name, const Yaml& value,
                                      std::string_view what, const policy::ValidateOptions& kind) {
    FilePolicy policy{.name = std::string(name), .document = {}, .source = {}, .line = value.line};
    if (value.is_mapping()) {
        if (!value.find("Statement")) {
            reading.mistakes.at(value, fmt::format("expected {} with a Statement", what));
            return std::nullopt;
        }
        policy.document = value.to_json().dump();
    } else {
        if (!value.is_string() || value.text.empty()) {
            reading.mistakes.expected(value, fmt::format("{} as a file's name or a mapping", what));
            return std::nullopt;
        }
        const auto file = resolve_file(value.text, reading.folders);
        if (!file) {
            std::string tried;
            for (const auto& folder : reading.folders) {
                tried += (tried.empty() ? "" : ", ") + (folder.empty() ? std::string(".") : folder.string());
            }
            reading.mistakes.at(value, fmt::format("no file \"{}\" for {}; looked in {}", value.text, what, tried));
            return std::nullopt;
        }
        auto document = document_of_file(reading, value, *file);
        if (!document) return std::nullopt;
        policy.document = std::move(*document);
        policy.source = file->string();
    }
    if (const auto valid = policy::validate(policy.document, kind); !valid) {
        const auto where = policy.source.empty() ? std::string{} : " (" + policy.source + ")";
        reading.mistakes.at(value, fmt::format("AWS would refuse {}{}: {}", what, where, valid.error().message));
        return std::nullopt;
    }
    return policy;
}

std::vector<FilePolicy> read_policies(Reading& reading, const Yaml& value, std::string_view what,
                                      policy::PolicyKind kind) {
    std::vector<FilePolicy> out;
    if (!value.is_mapping()) {
        reading.mistakes.expected(value, fmt::format("{} as a mapping of names to policies", what));
        return out;
    }
    for (const auto& member : value.members) {
        check_name(reading, member.line, member.column, what, member.name, 128);
        auto policy = read_policy(reading, member.name, member.value, fmt::format("{} \"{}\"", what, member.name),
                                  {.kind = kind});
        if (policy) out.push_back(std::move(*policy));
    }
    return out;
}

std::optional<std::string> read_trusts(Reading& reading, const Yaml& value) {
    Json::Array statements;
    if (value.is_scalar()) {
        if (value.text.ends_with(".amazonaws.com")) {
            statements.push_back(statement("sts:AssumeRole", "Service", Json(value.text)));
        } else if (is_account_id(value.text) || value.text.starts_with("arn:")) {
            statements.push_back(statement("sts:AssumeRole", "AWS", Json(value.text)));
        } else {
            reading.mistakes.expected(value, "trusts as a service, an account id, an ARN or a mapping");
            return std::nullopt;
        }
    } else {
        if (!check_members(reading.mistakes, value, "trusts", {"AWS", "Service", "Federated"})) return std::nullopt;
        for (const auto& member : value.members) {
            const auto principals = read_texts(reading.mistakes, member.value, "trusts " + member.name);
            if (principals.empty()) {
                reading.mistakes.at(member.value, "expected at least one principal in trusts " + member.name);
            } else if (member.name != "Federated") {
                statements.push_back(statement("sts:AssumeRole", member.name, json_of(principals)));
            } else {
                for (const auto& provider : principals)
                    statements.push_back(statement(federated_action(provider), "Federated", Json(provider)));
            }
        }
    }
    if (statements.empty()) return std::nullopt;
    return Json::object({{"Version", "2012-10-17"}, {"Statement", Json(std::move(statements))}}).dump();
}

std::map<std::string, std::string> read_tags(Reading& reading, const Yaml& value, std::string_view what) {
    auto tags = read_text_map(reading.mistakes, value, fmt::format("the tags of {}", what));
    if (tags.size() > tag_limit)
        reading.mistakes.at(value, fmt::format("expected at most {} tags on {}, found {}", tag_limit, what, tags.size()));
    for (const auto& [key, text] : tags) {
        if (key.empty() || key.size() > 128 || text.size() > 256)
            reading.mistakes.at(value, fmt::format("expected keys of up to 128 and values of up to 256 characters in "
                                                   "the tags of {}, found \"{}\"", what, key));
        if (key.starts_with("aws:")) reading.mistakes.at(value, fmt::format("the tag \"{}\": aws: is AWS's own", key));
    }
    return tags;
}

}  // namespace backlot::identity::organization_file
