#include "services/iam/report.h"

#include "clock/format.h"
#include "identity/last_use.h"
#include "services/iam/credentials.h"
#include "services/iam/entities.h"
#include "services/iam/passwords.h"
#include "services/iam/tables.h"
#include "services/iam/user_keys.h"

namespace backlot::iam {

namespace {

constexpr std::string_view header =
    "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,"
    "mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,"
    "access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,"
    "access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,"
    "cert_1_last_rotated,cert_2_active,cert_2_last_rotated";

std::string report_time(clock::Time time) {
    auto text = clock::iso8601(second_of(time));
    if (text.ends_with('Z')) text.replace(text.size() - 1, 1, "+00:00");
    return text;
}

std::string key_columns(const Context& context, const identity::AccessKey* key) {
    if (key == nullptr) return ",false,N/A,N/A,N/A,N/A";
    std::string out = key->active ? ",true," : ",false,";
    out += report_time(key->created);
    const auto last = identity::last_use(context.view(), key->id);
    if (!last) return out + ",N/A,N/A,N/A";
    return out + "," + report_time(last->time) + "," + last->region + "," + last->service;
}

std::string password_columns(const Context& context, const identity::User& user, const PasswordRules& rules) {
    if (user.password_hash.empty()) return ",false,N/A,N/A,N/A";
    const auto change = context.find(password_changes, context.account(), user.id);
    const auto changed = change ? change->time : user.password_created.value_or(user.created);
    return ",true," + (user.password_last_used ? report_time(*user.password_last_used) : "no_information") + "," +
           report_time(changed) + "," +
           (rules.maximum_age_days > 0 ? report_time(changed + std::chrono::days{rules.maximum_age_days}) : "N/A");
}

std::string certificate_columns(const SigningCertificateRecord* certificate) {
    if (certificate == nullptr) return ",false,N/A";
    return (certificate->active ? ",true," : ",false,") + report_time(certificate->created);
}

// What follows the password's columns. `id` is the user's, or "root".
std::string credential_columns(const Context& context, const std::string& user, const std::string& id) {
    const auto keys = keys_of(context, user);
    const auto certificates = held_by(context, signing_certificates, {.name = user, .id = id});
    std::string out = devices_of(context, user).empty() ? ",false" : ",true";
    out += key_columns(context, keys.empty() ? nullptr : &keys[0]);
    out += key_columns(context, keys.size() < 2 ? nullptr : &keys[1]);
    out += certificate_columns(certificates.empty() ? nullptr : &certificates[0]);
    out += certificate_columns(certificates.size() < 2 ? nullptr : &certificates[1]);
    return out;
}

}  // namespace

std::string credential_report(const Context& context) {
    std::string out(header);
    const auto account = identity::find_account(context.view(), context.account());
    const auto rules = account ? rules_of(*account) : PasswordRules{};
    out += "\n<root_account>," + identity::root_arn(context.account()) + "," +
           (account ? report_time(account->created) : "N/A") +
           ",not_supported,no_information,not_supported,not_supported" + credential_columns(context, "", "root");
    for (const auto& user : all_of(context, identity::users)) {
        out += "\n" + user.name + "," + identity::user_arn(context.account(), user) + "," + report_time(user.created);
        out += password_columns(context, user, rules);
        out += credential_columns(context, user.name, user.id);
    }
    return out;
}

}  // namespace backlot::iam
