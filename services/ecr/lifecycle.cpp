#include "services/ecr/lifecycle.h"

#include <algorithm>
#include <set>

#include "text/json.h"

namespace backlot::ecr {

namespace {

constexpr std::chrono::hours evaluation_period{24};
constexpr std::size_t rule_limit = 50;
constexpr std::size_t pattern_wildcard_limit = 4;

errors::Refusal invalid_rule(std::string_view why) {
    return errors::invalid_parameter("LifecyclePolicyText", "Lifecycle policy validation failure: " + std::string(why));
}

Result<std::vector<std::string>> texts_of(const Json& list, std::string_view name, bool is_prefix) {
    std::vector<std::string> texts;
    if (list.is_null()) return texts;
    if (!list.is_array() || list.as_array().empty()) return invalid_rule(std::string(name) + " must be a list of texts");
    for (const auto& one : list.as_array()) {
        const auto text = one.string_or("");
        if (text.empty()) return invalid_rule(std::string(name) + " must not hold an empty text");
        if (static_cast<std::size_t>(std::ranges::count(text, '*')) > pattern_wildcard_limit) return invalid_rule("more than 4 wildcards in a pattern");
        texts.push_back(is_prefix ? text + "*" : text);
    }
    return texts;
}

Result<LifecycleRule> rule_of(const Json& json) {
    if (!json.is_object()) return invalid_rule("a rule must be an object");
    for (const auto& [name, value] : json.as_object()) {
        if (name != "rulePriority" && name != "description" && name != "selection" && name != "action") return invalid_rule("unknown member " + name);
    }
    LifecycleRule rule;
    rule.priority = json["rulePriority"].is_number() ? json["rulePriority"].to_int().value_or(0) : 0;
    if (rule.priority < 1) return invalid_rule("rulePriority must be a positive integer");
    const auto& selection = json["selection"];
    const auto& action = json["action"];
    if (!selection.is_object() || !action.is_object()) return invalid_rule("a rule needs a selection and an action");
    if (action["type"].string_or("") == "transition") return errors::not_built("archive images");
    if (action["type"].string_or("") != "expire") return invalid_rule("the action's type must be expire or transition");
    rule.tag_status = selection["tagStatus"].string_or("");
    if (rule.tag_status != "tagged" && rule.tag_status != "untagged" && rule.tag_status != "any") return invalid_rule("tagStatus must be tagged, untagged or any");
    BACKLOT_TRY(prefixes, texts_of(selection["tagPrefixList"], "tagPrefixList", true));
    BACKLOT_TRY(patterns, texts_of(selection["tagPatternList"], "tagPatternList", false));
    if (!prefixes.empty() && !patterns.empty()) return invalid_rule("tagPrefixList and tagPatternList exclude each other");
    rule.patterns = prefixes.empty() ? patterns : prefixes;
    if ((rule.tag_status == "tagged") == rule.patterns.empty()) {
        return invalid_rule(rule.patterns.empty() ? "tagged needs a tagPrefixList or a tagPatternList" : "only tagged may have lists of tags");
    }
    if (const auto storage = selection["storageClass"].string_or("standard"); storage != "standard") return errors::not_built("archive images");
    rule.count_type = selection["countType"].string_or("");
    const bool is_by_age = rule.count_type == "sinceImagePushed" || rule.count_type == "sinceImagePulled";
    if (!is_by_age && rule.count_type != "imageCountMoreThan") return invalid_rule("unknown countType");
    if (is_by_age != (selection["countUnit"].string_or("") == "days")) return invalid_rule("countUnit must be days for an age, and absent for a number");
    rule.count = selection["countNumber"].is_number() ? selection["countNumber"].to_int().value_or(0) : 0;
    if (rule.count < 1) return invalid_rule("countNumber must be a positive integer");
    return rule;
}

bool selects(const LifecycleRule& rule, const std::vector<std::string>& tags) {
    if (rule.tag_status == "any") return true;
    if (rule.tag_status == "untagged") return tags.empty();
    return !tags.empty() && std::ranges::all_of(rule.patterns, [&](const auto& pattern) {
        return std::ranges::any_of(tags, [&](const auto& tag) { return fits_wildcard(pattern, tag); });
    });
}

}  // namespace

Result<std::vector<LifecycleRule>> parse_lifecycle(std::string_view text) {
    const auto json = Json::parse(text);
    if (!json || !json->is_object()) return invalid_rule("invalid JSON");
    const auto& list = (*json)["rules"];
    if (!list.is_array() || list.as_array().empty() || list.as_array().size() > rule_limit) return invalid_rule("a policy has 1 to 50 rules");
    std::vector<LifecycleRule> rules;
    for (const auto& one : list.as_array()) {
        BACKLOT_TRY(rule, rule_of(one));
        rules.push_back(std::move(rule));
    }
    std::ranges::sort(rules, {}, &LifecycleRule::priority);
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (i > 0 && rules[i].priority == rules[i - 1].priority) return invalid_rule("two rules have one rulePriority");
        if (rules[i].tag_status == "any" && i + 1 < rules.size()) return invalid_rule("the rule for any tag must have the highest rulePriority");
    }
    return rules;
}

std::map<std::string, std::int64_t> expired_images(const Context& context, const RepositoryRecord& repository, const std::vector<LifecycleRule>& rules) {
    auto all = images_of(context, repository);
    const auto tags = tags_of(context, repository);
    std::set<std::string> held;  // by an index
    for (const auto& image : all) held.insert(image.manifests.begin(), image.manifests.end());
    std::ranges::stable_sort(all, std::ranges::greater{}, &ImageRecord::pushed);
    std::map<std::string, std::int64_t> expired;
    for (const auto& rule : rules) {
        std::int64_t number = 0;
        for (const auto& image : all) {
            const auto own = tags.find(image.digest);
            if (held.contains(image.digest) || !selects(rule, own == tags.end() ? std::vector<std::string>{} : own->second)) continue;
            ++number;
            const auto since = rule.count_type == "sinceImagePulled" ? image.pulled.value_or(image.pushed) : image.pushed;
            const bool is_out = rule.count_type == "imageCountMoreThan" ? number > rule.count : context.now() - since > std::chrono::days(rule.count);
            if (is_out) expired.try_emplace(image.digest, rule.priority);
        }
    }
    return expired;
}

void begin_lifecycle(Context& context, const RepositoryRecord& repository) {
    context.later(evaluation_period, "apply-lifecycle", Json::object({{"account", repository.account},
                                                                       {"region", repository.region},
                                                                       {"repository", repository.name},
                                                                       {"policy", repository.lifecycle}})
                                                             .dump());
}

Result<> apply_lifecycle(Context& context, const std::string& payload) {
    BACKLOT_TRY(json, Json::parse(payload));
    auto repository = context.find(repositories, json["account"].string_or(""), json["region"].string_or(""), json["repository"].string_or(""));
    // Another policy has its own evaluations.
    if (!repository || repository->lifecycle.empty() || repository->lifecycle != json["policy"].string_or("")) return {};
    BACKLOT_TRY(rules, parse_lifecycle(repository->lifecycle));
    for (const auto& [digest, priority] : expired_images(context, *repository, rules)) {
        if (const auto image = find_image(context, *repository, {.image_digest = digest})) erase_image(context, *repository, *image);
        // What says something about an image goes with it.
        for (const auto& other : images_of(context, *repository)) {
            if (other.subject == digest) erase_image(context, *repository, other);
        }
    }
    repository->lifecycle_evaluated = context.now();
    store_repository(context, *repository);
    begin_lifecycle(context, *repository);
    return {};
}

}  // namespace backlot::ecr
