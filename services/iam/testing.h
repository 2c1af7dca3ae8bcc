// What the tests of IAM's operations lean on: things made in one line, pages, tags and refusals read as text.
//
//     Stage stage;                       // the root of account 000000000000 calls
//     make_user(stage, "ana");
//     CHECK(refused_on(stage, DeleteUserInput{.user_name = "ana"}) == "user/ana");
#pragma once

#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "identity/directory.h"
#include "identity/totp.h"
#include "library/testing.h"
#include "services/iam/model.h"

namespace backlot::iam::testing {

using backlot::testing::error_of;
using backlot::testing::Stage;

inline constexpr const char* reads_s3 =
    R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}})";
inline constexpr const char* allows_all =
    R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}})";
inline constexpr const char* trusts_ec2 =
    R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}})";
inline constexpr const char* administrator = "arn:aws:iam::aws:policy/AdministratorAccess";
inline constexpr const char* s3_reader = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";

// "arn:aws:iam::000000000000:user/ana"
inline std::string arn(std::string_view resource) { return "arn:aws:iam::000000000000:" + std::string(resource); }

// The output of a call that must succeed.
template <class Input>
auto done(Stage& stage, const Input& input) {
    auto result = stage.call(input);
    if (!result) throw std::runtime_error(result.error().code + ": " + result.error().message);
    return std::move(*result);
}

template <class T>
std::string message_of(const Result<T>& result) {
    return result ? std::string{} : result.error().message;
}

// ---- Things ----

inline void make_user(Stage& stage, const std::string& name) { done(stage, CreateUserInput{.user_name = name}); }
inline void make_group(Stage& stage, const std::string& name) { done(stage, CreateGroupInput{.group_name = name}); }
inline void make_role(Stage& stage, const std::string& name) {
    done(stage, CreateRoleInput{.role_name = name, .assume_role_policy_document = trusts_ec2});
}
inline void make_profile(Stage& stage, const std::string& name) {
    done(stage, CreateInstanceProfileInput{.instance_profile_name = name});
}
// These give the ARN.
inline std::string make_policy(Stage& stage, const std::string& name) {
    return *done(stage, CreatePolicyInput{.policy_name = name, .policy_document = reads_s3}).policy->arn;
}
inline std::string make_device(Stage& stage, const std::string& name) {
    return done(stage, CreateVirtualMFADeviceInput{.virtual_mfa_device_name = name}).virtual_mfa_device.serial_number;
}
inline std::string make_oidc(Stage& stage, const std::string& url) {
    return *done(stage, CreateOpenIDConnectProviderInput{.url = url, .client_id_list = {"app"}})
                .open_id_connect_provider_arn;
}
inline constexpr const char* saml_metadata = R"(<EntityDescriptor entityID="https://idp.example.com/"/>)";
inline std::string make_saml(Stage& stage, const std::string& name) {
    return *done(stage, CreateSAMLProviderInput{.saml_metadata_document = saml_metadata, .name = name})
                .saml_provider_arn;
}
inline std::string make_linked_role(Stage& stage) {
    return done(stage, CreateServiceLinkedRoleInput{.aws_service_name = "ecs.amazonaws.com"}).role->role_name;
}

// An authenticator that was given the seed of a new virtual device.
struct Authenticator {
    std::string serial;
    std::string seed;

    // The code that it shows so many steps of 30 seconds from now.
    [[nodiscard]] std::string code(Stage& stage, int steps) const {
        return identity::totp_code(seed, identity::totp_step(stage.backlot().now()) + steps);
    }
};

inline Authenticator make_authenticator(Stage& stage, const std::string& name) {
    const auto device = done(stage, CreateVirtualMFADeviceInput{.virtual_mfa_device_name = name}).virtual_mfa_device;
    Authenticator made{.serial = device.serial_number, .seed = {}};
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : device.base32string_seed->bytes) {
        bits = (bits << 5) | static_cast<std::uint32_t>(c >= 'A' ? c - 'A' : c - '2' + 26);
        count += 5;
        if (count < 8) continue;
        count -= 8;
        made.seed += static_cast<char>((bits >> count) & 0xFF);
    }
    return made;
}

inline void enable(Stage& stage, const Authenticator& device, const std::string& user) {
    done(stage, EnableMFADeviceInput{.user_name = user,
                                     .serial_number = device.serial,
                                     .authentication_code1 = device.code(stage, 0),
                                     .authentication_code2 = device.code(stage, 1)});
}

// A user of that name calls from now on, allowed everything.
inline void be_user(Stage& stage, const std::string& name) {
    done(stage, PutUserPolicyInput{.user_name = name, .policy_name = "all", .policy_document = allows_all});
    stage.as("main/user/" + name);
}
// So does a session of a role.
inline void be_role(Stage& stage, const std::string& name) {
    make_role(stage, name);
    done(stage, PutRolePolicyInput{.role_name = name, .policy_name = "all", .policy_document = allows_all});
    stage.as("main/" + name);
}

// A valid policy with just so many characters; blanks, which do not count, on top.
inline std::string document_of(std::size_t size) {
    std::string text = R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::)";
    const std::string end = R"("}})";
    text.append(size - text.size() - end.size(), 'b');
    return text + end + " \n\t";
}

inline model::List<Tag> many_tags(int count) {
    model::List<Tag> tags;
    for (int i = 0; i < count; ++i) tags.push_back({.key = "k" + std::to_string(i), .value = "v"});
    return tags;
}

// "AIDA" and seventeen more letters and digits.
inline bool is_unique_id(std::string_view id, std::string_view prefix) {
    return id.size() == 21 && id.starts_with(prefix) &&
           id.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == std::string_view::npos;
}

// ---- Answers as text ----

inline std::string text_of(const std::string& value) { return value; }
inline std::string text_of(const std::optional<std::string>& value) { return value.value_or("<absent>"); }
inline std::string text_of(const Tag& tag) { return tag.key + "=" + tag.value; }

// "ana bob": one member of every item, or the items themselves.
template <class Item, class Member = std::identity>
std::string shown(const model::List<Item>& items, Member member = {}) {
    std::string out;
    for (const auto& item : items) out += (out.empty() ? "" : " ") + text_of(std::invoke(member, item));
    return out;
}

// "ana bob|cleo": a list read two items at a time.
template <class Input, class Output, class Item, class Member = std::identity>
std::string pages(Stage& stage, Input input, model::List<Item> Output::*list, Member member = {}) {
    input.max_items = 2;
    std::string out;
    for (int page = 0; page < 20; ++page) {
        const auto answer = done(stage, input);
        out += shown(answer.*list, member);
        if (answer.is_truncated.value_or(false) != answer.marker.has_value()) return out + "?";
        if (!answer.marker) return out;
        out += "|";
        input.marker = answer.marker;
    }
    return out;
}

// ---- Refusals ----

// A user calls whose one policy allows everything but `action`, by default the operation's own. Gives the resource that
// was refused, without "arn:aws:iam::000000000000:"; what came instead, where it was not refused for that reason.
template <class Input>
std::string refused_on(Stage& stage, const Input& input, std::string action = {}) {
    using Operation = decltype(operation_of(input));
    if (action.empty()) action = "iam:" + std::string(Operation::name);
    const auto before = stage.caller();
    stage.as("main");
    if (!stage.call(GetUserInput{.user_name = "limited"})) make_user(stage, "limited");
    done(stage, PutUserPolicyInput{
                    .user_name = "limited",
                    .policy_name = "own",
                    .policy_document = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},)"
                                       R"({"Effect":"Deny","Action":")" + action + R"(","Resource":"*"}]})"});
    stage.as("main/user/limited");
    const auto result = stage.call(input);
    stage.be(before);
    const auto start = "User: " + arn("user/limited") + " is not authorized to perform: " + action + " on resource: ";
    constexpr std::string_view end = " with an explicit deny in an identity-based policy";
    const auto message = message_of(result);
    if (error_of(result) != "AccessDenied" || !message.starts_with(start) || !message.ends_with(end)) {
        return error_of(result) + ": " + message;
    }
    // What the sentence calls it is IAM's own way (policy/message.cpp): the question has the ARN.
    for (const auto& verdict : stage.verdicts()) {
        if (verdict.question.action != action || verdict.is_allowed()) continue;
        const auto& resource = verdict.question.resource;
        return resource.starts_with(arn("")) ? resource.substr(arn("").size()) : resource;
    }
    return "nothing was refused";
}

// ---- Refusals, in any account ----

// An allowance of everything but the action.
inline std::string all_but(const std::string& action) {
    return R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},)"
           R"({"Sid":"NotThis","Effect":"Deny","Action":")" +
           action + R"(","Resource":"*"}]})";
}

// From now on a user of the account calls, with this one policy. It is made on the first call.
inline void be_caller_with(Stage& stage, const std::string& policy, const std::string& account = "main") {
    const std::string name = "caller";
    stage.as(account);
    const auto made = stage.call(CreateUserInput{.user_name = name});
    BACKLOT_ASSERT(made.has_value() || made.error().code == "EntityAlreadyExists");
    const auto put =
        stage.call(PutUserPolicyInput{.user_name = name, .policy_name = "own", .policy_document = policy});
    BACKLOT_ASSERT(put.has_value());
    stage.as(account + "/user/" + name);
}

// Whether a user who may do everything but `action` is refused the call, by that policy.
template <class Input>
bool refused_without(Stage& stage, const std::string& action, const Input& input,
                     const std::string& account = "main") {
    be_caller_with(stage, all_but(action), account);
    const auto result = stage.call(input);
    bool by_policy = false;
    for (const auto& verdict : stage.verdicts()) {
        by_policy |= verdict.question.action == action && verdict.decision.outcome == policy::Outcome::explicit_deny;
    }
    stage.as(account);
    return error_of(result) == "AccessDenied" && by_policy;
}

}  // namespace backlot::iam::testing
