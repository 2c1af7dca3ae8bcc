#include "services/ssm/secret_reference.h"

#include <array>
#include <chrono>

#include "base/encoding.h"
#include "clock/clock.h"
#include "services/secretsmanager/model.h"
#include "services/ssm/errors.h"
#include "services/ssm/secure_string.h"
#include "text/json.h"

namespace backlot::ssm {

namespace {

constexpr std::string_view prefix = "/aws/reference/secretsmanager/";
constexpr std::size_t shortest_version_id = 32;

// "Oct 14, 2021, 10:18:47 AM"
std::string spoken_date(clock::Time time) {
    using namespace std::chrono;
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock_time(floor<seconds>(time - day));
    std::string out = std::string(months[static_cast<unsigned>(date.month()) - 1]) + " " + std::to_string(static_cast<unsigned>(date.day())) +
                      ", " + std::to_string(static_cast<int>(date.year())) + ", ";
    const auto hour = static_cast<std::uint64_t>(clock_time.hours().count());
    append_digits(out, hour % 12 == 0 ? 12 : hour % 12, 1);
    out += ":";
    append_digits(out, static_cast<std::uint64_t>(clock_time.minutes().count()), 2);
    out += ":";
    append_digits(out, static_cast<std::uint64_t>(clock_time.seconds().count()), 2);
    return out + (hour < 12 ? " AM" : " PM");
}

// What Secrets Manager answered.
std::string source_result(const secretsmanager::GetSecretValueOutput& secret) {
    Json::Array stages;
    for (const auto& stage : secret.version_stages) stages.push_back(Json(stage));
    return Json::object({{"ARN", secret.arn.value_or("")},
                         {"name", secret.name.value_or("")},
                         {"versionId", secret.version_id.value_or("")},
                         {"secretString", secret.secret_string.value_or("")},
                         {"versionStages", Json(std::move(stages))},
                         {"createdDate", spoken_date(*secret.created_date)}})
        .dump();
}

}  // namespace

bool is_secret_reference(const ParameterKey& key) { return key.name.starts_with(prefix); }

Result<Parameter> referenced_secret(const Context& context, const ParameterKey& key, const std::optional<bool>& with_decryption) {
    if (!with_decryption.value_or(false)) return errors::validation("WithDecryption flag must be True for retrieving a Secret Manager secret.");
    secretsmanager::GetSecretValueInput input{.secret_id = key.name.substr(prefix.size())};
    if (key.selector.size() >= shortest_version_id) input.version_id = key.selector;
    else if (!key.selector.empty()) input.version_stage = key.selector;
    const auto read = context.call(through_ssm(context), input);
    if (!read && read.error().code == "ResourceNotFoundException") {
        return errors::make("ParameterNotFound", "An error occurred (ParameterNotFound) when referencing Secrets Manager: Secret " + key.name +
                                                     " not found.");
    }
    if (!read) return std::unexpected(read.error());
    if (!read->secret_string) return errors::validation("Parameter Store can't reference a secret that is binary.");
    return Parameter{.name = key.name,
                     .type = std::string(secure_string),
                     .value = *read->secret_string,
                     .version = 0,
                     .source_result = source_result(*read),
                     .last_modified_date = read->created_date,
                     .arn = read->arn};
}

}  // namespace backlot::ssm
