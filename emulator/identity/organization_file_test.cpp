#include "identity/organization_file.h"

#include <catch2/catch.hpp>

#include <fstream>

using namespace backlot;
using identity::OrganizationFile;

namespace {

const std::filesystem::path nowhere = "/nowhere/org.yaml";

Result<OrganizationFile> parse(std::string_view text) {
    return identity::parse_organization_file(text, nowhere, BACKLOT_SOURCE_DIR "/fixtures");
}

// The mistakes of a text, without the file's name.
std::string mistakes(std::string_view text) {
    const auto result = parse(text);
    if (result) return "";
    CHECK(result.error().code == "OrganizationFileInvalid");
    auto message = result.error().message;
    for (std::size_t at = 0; (at = message.find("/nowhere/org.yaml:")) != std::string::npos;) message.erase(at, 18);
    return message;
}

constexpr std::string_view good = R"(
management: {id: "260477567664", name: master}
guardrails:
  eu-only: {Version: "2012-10-17", Statement: [{Effect: Deny, Action: "*", Resource: "*"}]}
rcps:
  own-only: {Version: "2012-10-17", Statement: [{Effect: Deny, Principal: "*", Action: "s3:*", Resource: "*"}]}
root: {scps: [eu-only], accounts: {audit: }}
units:
  platform:
    id: ou-ab12-platform
    scps: [eu-only]
    rcps: own-only
    tags: {kind: data}
    accounts:
      la: {id: 111122223333, email: la@example.org}
    units:
      inner: {accounts: {deep: {id: 012345678901}}}
standalone:
  external: {id: "555566667777"}
accounts:
  la:
    alias: la-prod
    root_keys: [{id: AKIALOCALROOT0000001, secret: s}]
    policies:
      own: {document: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "s3:*", Resource: "*"}]}, path: /p/, description: d}
    groups: {readers: {managed: [ReadOnlyAccess]}}
    roles:
      admin: {trusts: {AWS: "arn:aws:iam::111122223333:root"}, managed: [AdministratorAccess, own], boundary: own}
      task:
        trusts: ecs-tasks.amazonaws.com
        path: /service/
        max_session: 7200
        tags: {team: a}
        inline: {one: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "s3:*", Resource: "*"}]}}
      web:
        trusts: {Federated: ["accounts.google.com", "arn:aws:iam::111122223333:saml-provider/idp"]}
    users:
      uploader: {inline: {ingress: {Statement: [{Effect: Allow, Action: "s3:*", Resource: "*"}]}}, keys: [{id: AKIALOCALUPLOADER001, secret: from-compose}], groups: [readers]}
      idle:
    instance_profiles: {box: task}
    oidc_providers: {"https://accounts.google.com": {client_ids: [a], jwks: {keys: []}}}
    saml_providers: {idp: {metadata: "<EntityDescriptor/>"}}
)";

}  // namespace

TEST_CASE("An organization file", "[identity]") {
    SECTION("holds the tree, its guardrails and the accounts with all they hold") {
        const auto file = parse(good);
        if (!file) FAIL(file.error().message);
        CHECK(file->management == "master");
        CHECK(file->guardrails.at(0).name == "eu-only");
        CHECK(file->guardrails.at(0).document.starts_with("{\"Version\":\"2012-10-17\""));
        CHECK(file->resource_guardrails.at(0).name == "own-only");
        CHECK(file->root_accounts == std::vector<std::string>{"audit"});
        REQUIRE(file->units.size() == 1);
        CHECK(file->units[0].rcps == std::vector<std::string>{"own-only"});
        CHECK(file->units[0].units.at(0).accounts == std::vector<std::string>{"deep"});
        CHECK(file->account("deep")->id == "012345678901");
        CHECK(file->account("external")->is_standalone);
        CHECK_FALSE(file->account("audit")->id);

        const auto* la = file->account("la");
        REQUIRE(la);
        CHECK(la->id == "111122223333");
        CHECK(la->email == "la@example.org");
        CHECK(la->policies.at(0).path == "/p/");
        REQUIRE(la->roles.size() == 3);
        CHECK(la->roles[0].grants.boundary == "own");
        CHECK(la->roles[1].trust ==
              R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},)"
              R"("Action":"sts:AssumeRole"}]})");
        CHECK(la->roles[1].max_session_seconds == 7200);
        CHECK(la->roles[2].trust.find("sts:AssumeRoleWithWebIdentity") != std::string::npos);
        CHECK(la->roles[2].trust.find("sts:AssumeRoleWithSAML") != std::string::npos);
        CHECK(la->users.at(0).keys.at(0).secret == "from-compose");
        CHECK(la->users.at(1).name == "idle");
        CHECK(la->oidc_providers.at(0).url == "accounts.google.com");
        CHECK(la->instance_profiles.at(0).role == "task");
    }
    SECTION("names all its mistakes at once, each with its place and what was expected") {
        const auto text = mistakes(R"(managment: {id: "1", name: x}
accounts:
  la:
    id: 12
    roles:
      a: {trusts: nobody, manged: [X]}
      b: {managed: [NoSuchPolicy]}
      B: {trusts: ec2.amazonaws.com, max_session: 60}
    users: {u: {groups: [none], keys: [{id: short}]}}
)");
        CHECK(text.find("1:1: an organization file has no member \"managment\"; did you mean \"management\"?") == 0);
        CHECK(text.find("4:9: expected an account id of 12 digits, found the number 12") != std::string::npos);
        CHECK(text.find("6:19: expected trusts as a service, an account id, an ARN or a mapping") != std::string::npos);
        CHECK(text.find("a role has no member \"manged\"; did you mean \"managed\"?") != std::string::npos);
        CHECK(text.find("expected either trusts or assume_policy in the role \"b\"") != std::string::npos);
        CHECK(text.find("names the managed policy \"NoSuchPolicy\"") != std::string::npos);
        CHECK(text.find("a role \"B\" a second time") != std::string::npos);
        CHECK(text.find("max_session in seconds as a whole number from 3600 to 43200") != std::string::npos);
        CHECK(text.find("in the group \"none\"") != std::string::npos);
        CHECK(text.find("a key's id of 16 to 128") != std::string::npos);
    }
    SECTION("refuses an account at two places, two accounts of one id, and what is given twice") {
        const auto text = mistakes(R"(management: {id: "260477567664", name: master}
units:
  a: {accounts: {x: {id: "111122223333"}}}
  b: {accounts: {x: {}, y: {id: "111122223333"}}}
accounts: {x: {id: "111122223333"}}
)");
        CHECK(text.find("4:18: the account \"x\" at a second place") != std::string::npos);
        CHECK(text.find("have the same id 111122223333") != std::string::npos);
        CHECK(text.find("\"id\" of the account \"x\" a second time") != std::string::npos);
    }
    SECTION("refuses guardrails that are not there, too many of them, and too deep a tree") {
        CHECK(mistakes("management: {name: m}\nguardrails: {eu-only: {Version: \"2012-10-17\", Statement: [{Effect: Deny, Action: \"*\", Resource: \"*\"}]}}\nroot: {scps: [eu-onyl]}\n")
                  .find("3:14: scps names \"eu-onyl\", which is no guardrail of the file; did you mean \"eu-only\"?") == 0);
        CHECK(mistakes("units: {a: }\n").find("without a management account") != std::string::npos);
        CHECK(mistakes("management: {name: m}\nunits: {a: {units: {b: {units: {c: {units: {d: {units: {e: {units: {f: "
                       "}}}}}}}}}}}\n")
                  .find("expected at most 5 levels of units") != std::string::npos);
    }
    SECTION("reads policies from files beside it and below fixtures, and says where it looked") {
        const auto folder = std::filesystem::temp_directory_path() / "backlot-organization-file-test";
        std::filesystem::create_directories(folder / "policies");
        std::ofstream(folder / "policies/a.json") << R"({"Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]})";
        std::ofstream(folder / "policies/bad.json") << R"([1])";
        const auto file = folder / "org.yaml";
        const auto roles = [&](std::string_view policy) {
            return identity::parse_organization_file(
                "accounts: {a: {roles: {r: {trusts: ec2.amazonaws.com, inline: {p: " + std::string(policy) + "}}}}}", file,
                folder / "none");
        };
        const auto done = roles("policies/a.json");
        REQUIRE(done);
        CHECK(done->accounts[0].roles[0].grants.inline_policies[0].document == R"({"Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]})");
        CHECK(done->accounts[0].is_standalone);
        CHECK(roles("policies/bad.json").error().message.find("expected a policy as a JSON object") != std::string::npos);
        CHECK(roles("policies/none.json").error().message.find("looked in " + folder.string()) != std::string::npos);
        CHECK_FALSE(roles("../x.json"));
        CHECK_FALSE(roles("{Sttement: []}"));
        std::filesystem::remove_all(folder);
    }
}
