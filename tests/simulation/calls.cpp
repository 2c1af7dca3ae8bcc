#include "tests/simulation/calls.h"

#include <sys/resource.h>

#include <algorithm>
#include <csignal>

#include "base/digest.h"
#include "model/json.h"

namespace backlot::simulation {

namespace {

constexpr std::string_view actions[] = {"*", "s3:*", "s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:Get*", "iam:*", "iam:GetUser",
                                        "iam:CreateUser", "iam:TagRole", "sts:AssumeRole", "sts:*", "organizations:*"};
constexpr std::string_view managed[] = {"arn:aws:iam::aws:policy/AdministratorAccess", "arn:aws:iam::aws:policy/ReadOnlyAccess",
                                        "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"};

std::string some_condition(Dice& dice) {
    switch (dice.below(9)) {
        case 0: return R"("StringEquals":{"aws:username":")" + dice.name("u", 4) + "\"}";
        case 1: return R"("StringEquals":{"aws:PrincipalTag/team":")" + dice.name("t", 2) + "\"}";
        case 2: return R"("StringEquals":{"aws:ResourceTag/team":")" + dice.name("t", 2) + "\"}";
        case 3: return R"("DateLessThan":{"aws:CurrentTime":"2026-01-0)" + std::to_string(1 + dice.below(9)) + R"(T00:00:00Z"})";
        case 4: return R"("Null":{"aws:TokenIssueTime":")" + std::string(dice.one_in(2) ? "true" : "false") + "\"}";
        case 5: return R"("ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/)" + dice.name("r", 4) + "\"}";
        case 6: return R"("StringEquals":{"s3:ExistingObjectTag/team":")" + dice.name("t", 2) + "\"}";
        case 7: return R"("StringLike":{"aws:PrincipalOrgID":"o-*"})";
        default: return R"("Bool":{"aws:SecureTransport":"false"})";
    }
}

Json tags(Dice& dice) {
    return Json::array({Json::object({{"Key", "team"}, {"Value", dice.name("t", 2)}})});
}

std::string some_managed(Dice& dice, const World& world) {
    if (dice.one_in(2)) return std::string(dice.pick(managed));
    return "arn:aws:iam::" + dice.pick(world.accounts) + ":policy/" + dice.name("p", 3);
}

// The disk takes nothing more while this lives: no file may grow.
class FullDisk {
  public:
    FullDisk() {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        rlimit now = before_;
        now.rlim_cur = 1;
        ::setrlimit(RLIMIT_FSIZE, &now);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &before_); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

  private:
    rlimit before_{};
};

Ask some_ask(Run& run, World& world) {
    switch (run.dice.below(20)) {
        case 0: return sts_ask(run, world);
        case 1: return sts_ask(run, world);
        case 2:
        case 3:
        case 4: return organizations_ask(run, world);
        case 5:
        case 6:
        case 7:
        case 8:
        case 9:
        case 10:
        case 11: return s3_ask(run, world);
        default: return iam_ask(run, world);
    }
}

// As the gateway does it: a large body lies in a blob before the call.
CallResult perform(Backlot& backlot, const identity::Caller& caller, const Ask& ask) {
    constexpr std::size_t inline_limit_bytes = 16 * 1024;
    const identity::Origin origin;
    const auto* body = ask.input.find("Body");
    if (body == nullptr || body->as_string().size() <= inline_limit_bytes) {
        return backlot.call(caller, origin, "us-east-1", ask.service, ask.operation, ask.input);
    }
    CallResult result;
    model::Payload payload;
    auto kept = [&]() -> Result<> {
        BACKLOT_TRY(writer, backlot.kernel().stage().blobs->create());
        BACKLOT_CHECK(writer->append(body->as_string()));
        BACKLOT_TRY(blob, writer->finish());
        payload.blob = blob;
        return {};
    }();
    if (!kept) {
        result.error = kept.error();
        return result;
    }
    payload.size = body->as_string().size();
    payload.digests["MD5"] = digest(Algorithm::md5, body->as_string());
    auto call = backlot.kernel().make_call(ask.service, ask.operation, caller, origin, "us-east-1");
    auto head = ask.input;
    head.erase("Body");
    const auto object = call->operation->make_input();
    BACKLOT_ASSERT(model::from_json(*call->operation->model->input, object.get(), head).has_value());
    model::set_payload(*call->operation->model->input, object.get(), std::move(payload));
    result.request_id = call->request_id;
    auto done = backlot.kernel().perform(*call, object.get());
    if (done.output) result.output = model::to_json(*call->operation->model->output, done.output->get());
    else result.error = done.output.error();
    return result;
}

bool is_read(Backlot& backlot, const Ask& ask) {
    const auto* service = backlot.kernel().find_service(ask.service);
    const auto found = std::ranges::find_if(service->operations, [&](const auto& one) { return one.model->name == ask.operation; });
    return found != service->operations.end() && found->is_read;
}

// When credentials end is told in the machine's time: no two runs say the same.
void drop_expiration(Json& value) {
    if (value.is_array())
        for (auto& item : value.as_array()) drop_expiration(item);
    if (!value.is_object()) return;
    value.erase("Expiration");
    for (auto& [name, member] : value.as_object()) drop_expiration(member);
}

void note(Run& run, World& world, const identity::Caller& caller, const Ask& ask, const CallResult& result) {
    std::string line = std::to_string(run.step) + " " + world.name + " " + caller.arn + " " + std::string(ask.service) + "." +
                       std::string(ask.operation) + " " + result.request_id + " " + ask.input.dump().substr(0, 1000) + " -> ";
    if (result.error) {
        line += result.error->code + ": " + result.error->message;
    } else {
        auto output = *result.output;
        drop_expiration(output);
        line += output.dump();
    }
    run.transcript.push_back(std::move(line));
    if (!result.request_id.empty() && !run.request_ids.insert(result.request_id).second)
        broken(run, world, "no id is given twice, whatever was opened again", result.request_id);
}

}  // namespace

std::string some_action(Dice& dice) { return std::string(dice.pick(actions)); }

std::string some_resource(Dice& dice, const World& world) {
    const auto& account = dice.pick(world.accounts);
    switch (dice.below(7)) {
        case 0: return "arn:aws:s3:::" + dice.name("bucket-", 4);
        case 1: return "arn:aws:s3:::" + dice.name("bucket-", 4) + "/" + dice.name("key-", 5);
        case 2: return "arn:aws:s3:::" + dice.name("bucket-", 4) + "/*";
        case 3: return "arn:aws:iam::" + account + ":user/" + dice.name("u", 4);
        case 4: return "arn:aws:iam::" + account + ":role/" + dice.name("r", 4);
        default: return "*";
    }
}

std::string some_policy(Dice& dice, const World& world, Names names) {
    std::string text = R"({"Version":"2012-10-17","Statement":[)";
    const auto count = 1 + dice.below(3);
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) text += ",";
        text += std::string(R"({"Effect":")") + (dice.one_in(4) ? "Deny" : "Allow") + "\"";
        if (names == Names::principals) {
            const auto& account = dice.pick(world.accounts);
            switch (dice.below(4)) {
                case 0: text += R"(,"Principal":"*")"; break;
                case 1: text += R"(,"Principal":{"AWS":"arn:aws:iam::)" + account + ":role/" + dice.name("r", 4) + "\"}"; break;
                case 2: text += R"(,"Principal":{"AWS":"arn:aws:iam::)" + account + ":user/" + dice.name("u", 4) + "\"}"; break;
                default: text += R"(,"Principal":{"AWS":")" + account + "\"}"; break;
            }
            const auto bucket = "arn:aws:s3:::" + dice.name("bucket-", 4);
            text += R"(,"Action":["s3:*"],"Resource":[")" + bucket + "\",\"" + bucket + "/*\"]";
        } else {
            text += R"(,"Action":")" + some_action(dice) + R"(","Resource":")" + some_resource(dice, world) + "\"";
        }
        if (dice.one_in(3)) text += ",\"Condition\":{" + some_condition(dice) + "}";
        text += "}";
    }
    return text + "]}";
}

Ask iam_ask(Run& run, World& world) {
    auto& dice = run.dice;
    const auto user = dice.name("u", 4);
    const auto role = dice.name("r", 4);
    const auto group = dice.name("g", 3);
    const auto document = some_policy(dice, world, Names::nobody);
    const auto trust = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["sts:AssumeRole","sts:TagSession"],"Principal":{"AWS":")" +
                       dice.pick(world.accounts) + "\"}}]}";
    const auto own = "arn:aws:iam::" + world.accounts.front() + ":policy/" + dice.name("p", 3);
    const std::pair<std::string_view, Json> all[] = {
        {"CreateUser", Json::object({{"UserName", user}, {"Tags", tags(dice)}})},
        {"CreateUser", Json::object({{"UserName", user}})},
        {"DeleteUser", Json::object({{"UserName", user}})},
        {"UpdateUser", Json::object({{"UserName", user}, {"NewUserName", dice.name("u", 4)}})},
        {"CreateGroup", Json::object({{"GroupName", group}})},
        {"DeleteGroup", Json::object({{"GroupName", group}})},
        {"UpdateGroup", Json::object({{"GroupName", group}, {"NewGroupName", dice.name("g", 3)}})},
        {"AddUserToGroup", Json::object({{"GroupName", group}, {"UserName", user}})},
        {"AddUserToGroup", Json::object({{"GroupName", group}, {"UserName", user}})},
        {"RemoveUserFromGroup", Json::object({{"GroupName", group}, {"UserName", user}})},
        {"PutUserPolicy", Json::object({{"UserName", user}, {"PolicyName", "own"}, {"PolicyDocument", document}})},
        {"DeleteUserPolicy", Json::object({{"UserName", user}, {"PolicyName", "own"}})},
        {"PutGroupPolicy", Json::object({{"GroupName", group}, {"PolicyName", "own"}, {"PolicyDocument", document}})},
        {"DeleteGroupPolicy", Json::object({{"GroupName", group}, {"PolicyName", "own"}})},
        {"PutRolePolicy", Json::object({{"RoleName", role}, {"PolicyName", "own"}, {"PolicyDocument", document}})},
        {"DeleteRolePolicy", Json::object({{"RoleName", role}, {"PolicyName", "own"}})},
        {"AttachUserPolicy", Json::object({{"UserName", user}, {"PolicyArn", some_managed(dice, world)}})},
        {"DetachUserPolicy", Json::object({{"UserName", user}, {"PolicyArn", some_managed(dice, world)}})},
        {"AttachGroupPolicy", Json::object({{"GroupName", group}, {"PolicyArn", some_managed(dice, world)}})},
        {"DetachGroupPolicy", Json::object({{"GroupName", group}, {"PolicyArn", some_managed(dice, world)}})},
        {"AttachRolePolicy", Json::object({{"RoleName", role}, {"PolicyArn", some_managed(dice, world)}})},
        {"DetachRolePolicy", Json::object({{"RoleName", role}, {"PolicyArn", some_managed(dice, world)}})},
        {"CreatePolicy", Json::object({{"PolicyName", dice.name("p", 3)}, {"PolicyDocument", document}})},
        {"CreatePolicyVersion", Json::object({{"PolicyArn", own}, {"PolicyDocument", document}, {"SetAsDefault", dice.one_in(2)}})},
        {"SetDefaultPolicyVersion", Json::object({{"PolicyArn", own}, {"VersionId", "v" + std::to_string(1 + dice.below(4))}})},
        {"DeletePolicyVersion", Json::object({{"PolicyArn", own}, {"VersionId", "v" + std::to_string(1 + dice.below(4))}})},
        {"DeletePolicy", Json::object({{"PolicyArn", own}})},
        {"CreateRole", Json::object({{"RoleName", role}, {"AssumeRolePolicyDocument", trust}})},
        {"CreateRole", Json::object({{"RoleName", role}, {"AssumeRolePolicyDocument", trust}, {"Tags", tags(dice)}})},
        {"DeleteRole", Json::object({{"RoleName", role}})},
        {"UpdateAssumeRolePolicy", Json::object({{"RoleName", role}, {"PolicyDocument", trust}})},
        {"PutUserPermissionsBoundary", Json::object({{"UserName", user}, {"PermissionsBoundary", some_managed(dice, world)}})},
        {"DeleteUserPermissionsBoundary", Json::object({{"UserName", user}})},
        {"PutRolePermissionsBoundary", Json::object({{"RoleName", role}, {"PermissionsBoundary", some_managed(dice, world)}})},
        {"DeleteRolePermissionsBoundary", Json::object({{"RoleName", role}})},
        {"TagUser", Json::object({{"UserName", user}, {"Tags", tags(dice)}})},
        {"UntagUser", Json::object({{"UserName", user}, {"TagKeys", Json::array({"team"})}})},
        {"TagRole", Json::object({{"RoleName", role}, {"Tags", tags(dice)}})},
        {"UntagRole", Json::object({{"RoleName", role}, {"TagKeys", Json::array({"team"})}})},
        {"CreateAccessKey", Json::object({{"UserName", user}})},
        {"ListUsers", Json::object()},
        {"GetUser", Json::object({{"UserName", user}})},
        {"GetAccountAuthorizationDetails", Json::object()},
    };
    if (!world.keys.empty() && dice.one_in(10)) {
        auto input = Json::object({{"UserName", user}, {"AccessKeyId", dice.pick(world.keys)}});
        if (dice.one_in(2)) return {"iam", "DeleteAccessKey", std::move(input)};
        input.set("Status", dice.one_in(2) ? "Active" : "Inactive");
        return {"iam", "UpdateAccessKey", std::move(input)};
    }
    const auto& [operation, input] = dice.pick(all);
    return {"iam", operation, input};
}

Ask sts_ask(Run& run, World& world) {
    auto& dice = run.dice;
    auto input = Json::object();
    switch (dice.below(6)) {
        case 0: return {"sts", "GetCallerIdentity", std::move(input)};
        case 1: return {"sts", "GetSessionToken", std::move(input)};
        case 2:
            input.set("Name", "fed");
            if (dice.one_in(2)) input.set("Policy", some_policy(dice, world, Names::nobody));
            return {"sts", "GetFederationToken", std::move(input)};
        default:
            input.set("RoleArn", "arn:aws:iam::" + dice.pick(world.accounts) + ":role/" + dice.name("r", 4));
            input.set("RoleSessionName", dice.name("s", 3));
            if (dice.one_in(3)) input.set("Policy", some_policy(dice, world, Names::nobody));
            if (dice.one_in(3)) input.set("Tags", tags(dice));
            return {"sts", "AssumeRole", std::move(input)};
    }
}

Ask organizations_ask(Run& run, World& world) {
    auto& dice = run.dice;
    const auto account = dice.pick(world.accounts);
    const auto unit = world.units.empty() ? std::string("r-none") : dice.pick(world.units);
    const auto target = dice.one_in(2) ? account : unit;
    const auto guardrail = world.guardrails.empty() ? std::string("p-none12345") : dice.pick(world.guardrails);
    const std::string type = dice.one_in(3) ? "RESOURCE_CONTROL_POLICY" : "SERVICE_CONTROL_POLICY";
    auto document = some_policy(dice, world, Names::nobody);
    if (type == "RESOURCE_CONTROL_POLICY") {
        document = R"({"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:)" +
                   std::string(dice.one_in(2) ? "GetObject" : "*") + R"(","Resource":"*"}]})";
    }
    const std::pair<std::string_view, Json> all[] = {
        {"ListRoots", Json::object()},
        {"ListAccounts", Json::object()},
        {"CreateAccount", Json::object({{"AccountName", dice.name("a", 4)}, {"Email", dice.name("a", 1000) + "@example.com"}})},
        {"CreateOrganizationalUnit", Json::object({{"ParentId", unit}, {"Name", dice.name("o", 3)}})},
        {"DeleteOrganizationalUnit", Json::object({{"OrganizationalUnitId", unit}})},
        {"MoveAccount", Json::object({{"AccountId", account}, {"SourceParentId", dice.pick(world.units.empty() ? std::vector{unit} : world.units)},
                                      {"DestinationParentId", unit}})},
        {"CreatePolicy", Json::object({{"Name", dice.name("guard", 4)}, {"Type", type}, {"Description", ""}, {"Content", document}})},
        {"UpdatePolicy", Json::object({{"PolicyId", guardrail}, {"Content", document}})},
        {"DeletePolicy", Json::object({{"PolicyId", guardrail}})},
        {"AttachPolicy", Json::object({{"PolicyId", guardrail}, {"TargetId", target}})},
        {"AttachPolicy", Json::object({{"PolicyId", guardrail}, {"TargetId", target}})},
        {"DetachPolicy", Json::object({{"PolicyId", dice.one_in(3) ? std::string("p-FullAWSAccess") : guardrail}, {"TargetId", target}})},
        {"EnablePolicyType", Json::object({{"RootId", unit}, {"PolicyType", type}})},
        {"DisablePolicyType", Json::object({{"RootId", unit}, {"PolicyType", type}})},
        {"RemoveAccountFromOrganization", Json::object({{"AccountId", account}})},
        {"CloseAccount", Json::object({{"AccountId", account}})},
    };
    // Accounts are closed and removed rarely: little happens in them afterwards.
    const auto& [operation, input] = all[dice.below(std::size(all) - (dice.one_in(4) ? 0 : 2))];
    return {"organizations", operation, input};
}

void learn(World& world, const Ask& ask, const Json& output) {
    const auto keep = [](std::vector<std::string>& list, std::string text) {
        if (!text.empty() && std::ranges::find(list, text) == list.end()) list.push_back(std::move(text));
    };
    if (ask.service == "s3") return learn_s3(world, ask, output);
    if (ask.operation == "CreateAccessKey") keep(world.keys, output["AccessKey"]["AccessKeyId"].string_or(""));
    if (ask.service == "sts") keep(world.keys, output["Credentials"]["AccessKeyId"].string_or(""));
    if (ask.operation == "ListRoots") keep(world.units, output["Roots"].as_array().at(0)["Id"].string_or(""));
    if (ask.operation == "CreateOrganizationalUnit") keep(world.units, output["OrganizationalUnit"]["Id"].string_or(""));
    if (ask.operation == "CreatePolicy" && ask.service == "organizations") {
        keep(world.guardrails, output["Policy"]["PolicySummary"]["Id"].string_or(""));
    }
    if (ask.operation == "ListAccounts")
        for (const auto& account : output["Accounts"].as_array()) keep(world.accounts, account["Id"].string_or(""));
    if (world.keys.size() > 12) world.keys.erase(world.keys.begin());
}

void call_something(Run& run, World& world) {
    const auto caller = some_caller(run, world);
    if (!caller) return;
    const auto ask = some_ask(run, world);
    const auto result = perform(*world.backlot, *caller, ask);
    note(run, world, *caller, ask, result);
    auto digest = digest_of(*world.backlot, Epoch::with);
    if (result.error && digest != world.digest) broken(run, world, "a call that fails changes nothing", "the state is another");
    if (is_read(*world.backlot, ask) && digest != world.digest) broken(run, world, "a read changes nothing", "the state is another");
    if (result.error && result.error->status >= 500) broken(run, world, "no call fails by our own fault", result.error->code);
    world.digest = std::move(digest);
    if (result.error) return;
    learn(world, ask, *result.output);
}

void call_on_full_disk(Run& run, World& world) {
    const auto caller = world.backlot->principal(world.accounts.front());
    const auto ask = run.dice.one_in(2) ? iam_ask(run, world) : s3_ask(run, world);
    CallResult result;
    {
        const FullDisk full;
        result = perform(*world.backlot, *caller, ask);
    }
    note(run, world, *caller, ask, result);
    auto digest = digest_of(*world.backlot, Epoch::with);
    if (result.error && digest != world.digest) broken(run, world, "a write without room changes nothing", "the state is another");
    if (result.error && result.error->status >= 500 && result.error->code != "ServiceUnavailable") {
        broken(run, world, "a write without room fails with ServiceUnavailable", result.error->code + ": " + result.error->message);
    }
    world.digest = std::move(digest);
    if (!result.error) learn(world, ask, *result.output);
}

}  // namespace backlot::simulation
