#include "services/secretsmanager/access.h"

#include <algorithm>

#include "base/arn.h"
#include "base/encoding.h"

namespace backlot::secretsmanager {

namespace {

constexpr std::string_view resource_prefix = "secret:";

// Where a name says a secret is.
struct Named {
    std::string account;
    std::string region;
    std::string name;      // with the suffix, perhaps, of an ARN
    bool is_arn = false;
};

bool ends_like_suffix(std::string_view name) {
    if (name.size() <= arn_suffix_size + 1 || name[name.size() - arn_suffix_size - 1] != '-') return false;
    return std::ranges::all_of(name.substr(name.size() - arn_suffix_size), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
}

std::optional<Named> parse_name(const Context& context, std::string_view text) {
    if (!text.starts_with("arn:")) return Named{.account = context.account(), .region = context.region(), .name = std::string(text)};
    const auto arn = Arn::parse(text);
    if (!arn || arn->service != "secretsmanager" || !arn->resource.starts_with(resource_prefix)) return std::nullopt;
    return Named{.account = arn->account, .region = arn->region, .name = arn->resource.substr(resource_prefix.size()), .is_arn = true};
}

}  // namespace

std::string arn_of(const SecretRecord& secret) {
    return "arn:aws:secretsmanager:" + secret.region + ":" + secret.account + ":" + std::string(resource_prefix) + secret.name + "-" +
           secret.suffix;
}

std::optional<SecretRecord> find_secret(const Context& context, std::string_view text) {
    const auto named = parse_name(context, text);
    if (!named || named->region != context.region()) return std::nullopt;
    if (named->is_arn && named->name.size() > arn_suffix_size + 1) {
        const auto name = named->name.substr(0, named->name.size() - arn_suffix_size - 1);
        auto found = context.find(secrets, named->account, named->region, name);
        if (found && arn_of(*found) == text) return found;
    }
    if (named->account != context.account()) return std::nullopt;  // the whole ARN, or nothing
    // Of a name that ends like a suffix, an ARN without one is taken for whole.
    // Source: Secrets Manager API Reference, GetSecretValue, SecretId.
    if (named->is_arn && ends_like_suffix(named->name)) return std::nullopt;
    return context.find(secrets, named->account, named->region, named->name);
}

Result<> check_name(std::string_view name) {
    const bool is_fine = std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("/_+=.@-!").find(c) != std::string_view::npos;
    });
    if (is_fine) return {};
    return errors::make("ValidationException",
                        "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!");
}

Result<SecretRecord> need_secret(const Context& context, std::string_view named) {
    auto found = find_secret(context, named);
    if (!found && !named.starts_with("arn:")) BACKLOT_CHECK(check_name(named));
    if (!found) return errors::not_found();
    return *std::move(found);
}

Result<SecretRecord> need_live(const Context& context, std::string_view named) {
    BACKLOT_TRY(secret, need_secret(context, named));
    if (secret.deletion) return errors::marked_for_deletion();
    return secret;
}

Result<SecretRecord> need_primary(const Context& context, std::string_view named) {
    BACKLOT_TRY(secret, need_live(context, named));
    if (!secret.primary_region.empty()) return errors::is_replica();
    return secret;
}

void store_secret(Context& context, const SecretRecord& secret) {
    store::put(context.writes(), secrets, secret, secret.account, secret.region, secret.name);
}

void erase_secret(Context& context, const SecretRecord& secret) {
    store::erase(context.writes(), secrets, secret.account, secret.region, secret.name);
    store::erase_all(context.writes(), secret_uses, secret.account, secret.region, secret.name);
}

Question question_on(const Context& context, std::string_view action, std::string_view text, Keys keys) {
    const auto secret = find_secret(context, text);
    Question question{.action = std::string(action), .resource = {}, .owned = {}, .keys = std::move(keys)};
    if (!secret) {
        question.resource = text.starts_with("arn:") ? std::string(text)
                                                     : context.arn("secretsmanager", std::string(resource_prefix) + std::string(text));
        const auto arn = Arn::parse(question.resource);
        if (arn) question.owned.account = arn->account;
        add_key(question.keys, "secretsmanager:SecretId", question.resource);
        return question;
    }
    question.resource = arn_of(*secret);
    question.owned.account = secret->account;
    question.owned.region = secret->region;
    question.owned.policy = secret->policy;
    question.owned.policy_name = "resource policy of " + secret->name;
    question.owned.tags = secret->tags;
    add_key(question.keys, "secretsmanager:SecretId", question.resource);
    add_key(question.keys, "secretsmanager:SecretPrimaryRegion", secret->primary_region.empty() ? secret->region : secret->primary_region);
    for (const auto& [name, value] : secret->tags) add_key(question.keys, "secretsmanager:ResourceTag/" + name, value);
    return question;
}

Access on_secret(const Context& context, std::string_view action, std::string_view named, Keys keys) {
    auto question = question_on(context, action, named, std::move(keys));
    return {.action = std::move(question.action), .resource = std::move(question.resource), .owned = std::move(question.owned),
            .keys = std::move(question.keys)};
}

Access on_all(std::string_view action, Keys keys) { return {.action = std::string(action), .keys = std::move(keys)}; }

Result<> add_tags(Tags& tags, const model::List<Tag>& more) {
    for (const auto& tag : more) {
        const auto key = tag.key.value_or("");
        if (key.empty()) return errors::invalid_parameter("Tag keys must not be empty.");
        if (to_lower(key).starts_with("aws:")) return errors::invalid_parameter("Tag keys beginning with aws: are reserved.");
        tags.insert_or_assign(key, tag.value.value_or(""));
    }
    if (tags.size() > tag_limit) return errors::invalid_parameter("A secret can have up to 50 tags.");
    return {};
}

model::List<Tag> tags_shape(const Tags& tags) {
    model::List<Tag> list;
    for (const auto& [key, value] : tags) list.push_back({.key = key, .value = value});
    return list;
}

}  // namespace backlot::secretsmanager
