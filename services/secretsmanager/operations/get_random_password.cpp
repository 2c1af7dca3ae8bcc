// GetRandomPassword: a password by rules; nothing is kept.
//
// From the operating system's entropy, whatever the seed. Fails with InvalidParameterException where the rules leave no
// character, or a required kind none.
//
// Source: AWS Secrets Manager API Reference (2017-10-17), GetRandomPassword.
#include <algorithm>

#include "services/secretsmanager/access.h"

namespace backlot::secretsmanager {

namespace {

constexpr std::int64_t default_length = 32;
constexpr std::string_view lower_letters = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view upper_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view digits = "0123456789";
constexpr std::string_view punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

std::vector<std::string> kinds_of(const GetRandomPasswordInput& input) {
    std::vector<std::string> kinds;
    const auto add = [&](std::string_view letters, const std::optional<bool>& is_excluded) {
        if (is_excluded.value_or(false)) return;
        std::string left;
        for (const char letter : letters) {
            if (input.exclude_characters.value_or("").find(letter) == std::string::npos) left += letter;
        }
        kinds.push_back(std::move(left));
    };
    add(lower_letters, input.exclude_lowercase);
    add(upper_letters, input.exclude_uppercase);
    add(digits, input.exclude_numbers);
    add(punctuation, input.exclude_punctuation);
    return kinds;
}

}  // namespace

Result<Access> get_random_password_access(const Context&, const GetRandomPasswordInput&) {
    return on_all("secretsmanager:GetRandomPassword");
}

Result<GetRandomPasswordOutput> get_random_password(const Context&, const GetRandomPasswordInput& input) {
    const auto length = static_cast<std::size_t>(std::max<std::int64_t>(input.password_length.value_or(default_length), 0));
    auto kinds = kinds_of(input);
    const bool needs_each = input.require_each_included_type.value_or(true);
    std::string all;
    for (const auto& kind : kinds) all += kind;
    if (input.include_space.value_or(false) && input.exclude_characters.value_or("").find(' ') == std::string::npos) all += ' ';
    if (all.empty()) return errors::invalid_parameter("The password policy leaves no character to choose from.");
    if (needs_each && (length < kinds.size() || std::ranges::any_of(kinds, &std::string::empty))) {
        return errors::invalid_parameter("The password length and the excluded characters can't satisfy RequireEachIncludedType.");
    }
    auto entropy = clock::Ids::real();
    std::string password;
    if (needs_each) {
        for (const auto& kind : kinds) password += kind[entropy.below(kind.size())];
    }
    while (password.size() < length) password += all[entropy.below(all.size())];
    for (std::size_t left = password.size(); left > 1; --left) std::swap(password[left - 1], password[entropy.below(left)]);
    return GetRandomPasswordOutput{.random_password = std::move(password)};
}

}  // namespace backlot::secretsmanager
