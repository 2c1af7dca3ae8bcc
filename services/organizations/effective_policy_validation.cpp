// What makes an effective backup policy invalid.
//
// Source: AWS Organizations User Guide, "Backup policy syntax and examples" (required elements), "Logging AWS
// Organizations API calls with AWS CloudTrail" (example of an invalid effective policy); AWS Backup Developer Guide,
// "AWS Backup quotas" (rules per plan).
#include "services/organizations/effective_policy.h"

namespace backlot::organizations {

namespace {

constexpr std::size_t backup_rules_limit = 10;

class BackupCheck {
  public:
    explicit BackupCheck(std::vector<EffectivePolicyValidationError>& found) : found_(found) {}

    void plan(const Setting& plan) {
        const auto path = "plans/" + plan.name;
        for (const auto* name : {"rules", "regions", "selections"}) require(plan, name, path);
        if (const auto* regions = plan.find("regions")) at_least_one(*regions, path);
        if (const auto* selections = plan.find("selections")) at_least_one(*selections, path);
        const auto* rules = plan.find("rules");
        if (rules == nullptr) return;
        at_least_one(*rules, path);
        if (rules->members.size() > backup_rules_limit) {
            add("ELEMENTS_TOO_MANY", "'rules' exceeds the allowed maximum limit " + std::to_string(backup_rules_limit),
                path + "/rules", *rules);
        }
        for (const auto& rule : rules->members) require(rule, "target_backup_vault_name", path + "/rules/" + rule.name);
    }

  private:
    void require(const Setting& setting, const char* member, const std::string& path) {
        if (setting.find(member) != nullptr) return;
        add("KEY_REQUIRED", "'" + std::string(member) + "' is missing", path, setting);
    }
    void at_least_one(const Setting& setting, const std::string& path) {
        const bool has_values = setting.value && setting.value->is_array() && !setting.value->as_array().empty();
        if (has_values || !setting.members.empty()) return;
        add("ELEMENTS_TOO_FEW", "'" + setting.name + "' is less than the allowed minimum limit 1", path + "/" + setting.name,
            setting);
    }
    void add(std::string code, std::string message, std::string path, const Setting& setting) {
        EffectivePolicyValidationError error;
        error.error_code = std::move(code);
        error.error_message = std::move(message);
        error.path_to_error = std::move(path);
        error.contributing_policies = model::List<std::string>(setting.policies);
        found_.push_back(std::move(error));
    }

    std::vector<EffectivePolicyValidationError>& found_;
};

}  // namespace

std::vector<EffectivePolicyValidationError> validate_effective(std::string_view type, const Setting& settings) {
    std::vector<EffectivePolicyValidationError> found;
    const auto* plans = type == "BACKUP_POLICY" ? settings.find("plans") : nullptr;
    if (plans == nullptr) return found;
    BackupCheck check(found);
    for (const auto& plan : plans->members) check.plan(plan);
    return found;
}

}  // namespace backlot::organizations
