// Organization files as they are documented: the example loads, twice, and every mistake says what it says there.
#include <catch2/catch.hpp>

#include <fstream>
#include <unistd.h>

#include "base/secret_hash.h"
#include "identity/authenticate.h"
#include "identity/directory.h"
#include "identity/organization_file.h"
#include "library/backlot.h"
#include "store/table.h"
#include "text/yaml_checks.h"

using namespace backlot;

namespace {

const std::filesystem::path root = BACKLOT_SOURCE_DIR;

struct Block {
    std::string language;
    std::string text;
};

std::vector<Block> documented_blocks() {
    const auto text = read_file(root / "docs/organization_files.md", 1U << 20U).value();
    std::vector<Block> blocks;
    for (auto at = text.find("```"); at != text.npos; at = text.find("```", at)) {
        const auto line = text.find('\n', at);
        const auto end = text.find("```", line);
        blocks.push_back({text.substr(at + 3, line - at - 3), text.substr(line + 1, end - line - 1)});
        at = end + 3;
    }
    return blocks;
}

class Folder {
  public:
    Folder() : path_(std::filesystem::temp_directory_path() / ("backlot-organization-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    std::filesystem::path write(const std::string& text) const {
        const auto file = path_ / "org.yaml";
        std::ofstream(file) << text;
        return file;
    }

  private:
    std::filesystem::path path_;
};

Result<std::unique_ptr<Backlot>> opened(const std::filesystem::path& file) {
    return Backlot::open({.organization_file = file, .fixtures = root / "fixtures", .seed = 3,
                          .virtual_start = clock::Time{std::chrono::hours{490'000}}});
}

// Every row of the state as bytes, but for those that loading may move: the epoch of authorization.
std::vector<std::string> principals_of(Backlot& backlot) {
    std::vector<std::string> out;
    const auto view = backlot.branch()->snapshot();
    store::scan(*view, identity::accounts, [&](const auto& row) { out.push_back(store::encode(row)); });
    store::scan(*view, identity::users, [&](const auto& row) { out.push_back(store::encode(row)); });
    store::scan(*view, identity::roles, [&](const auto& row) { out.push_back(store::encode(row)); });
    store::scan(*view, identity::access_keys, [&](const auto& row) { out.push_back(store::encode(row)); });
    store::scan(*view, identity::units, [&](const auto& row) { out.push_back(store::encode(row)); });
    store::scan(*view, identity::organization_policies, [&](const auto& row) { out.push_back(store::encode(row)); });
    store::scan(*view, identity::attachments, [&](const auto& row) { out.push_back(store::encode(row)); });
    return out;
}

policy::Outcome decided(Backlot& backlot, std::string_view who, std::string action, std::string resource) {
    const auto caller = backlot.principal(who);
    REQUIRE(caller);
    const auto verdict = backlot.decide(*caller, {}, "eu-west-2", {.action = std::move(action), .resource = std::move(resource)});
    REQUIRE(verdict);
    return verdict->decision.outcome;
}

}  // namespace

TEST_CASE("The documented organization file", "[library]") {
    const Folder folder;
    const auto blocks = documented_blocks();
    REQUIRE(blocks.size() > 40);
    const auto file = folder.write(blocks.front().text);
    auto backlot = opened(file);
    REQUIRE((backlot ? "" : backlot.error().message) == "");

    SECTION("puts everyone where it says, with what it says") {
        const auto view = (*backlot)->branch()->snapshot();
        CHECK(identity::find_account(*view, "111122223333")->alias == "la-prod");
        CHECK(identity::find_account(*view, "555566667777")->organization.empty());
        const auto user = identity::find_user(*view, "111122223333", "uploader");
        REQUIRE(user);
        CHECK(user->groups == std::vector<std::string>{"readers"});
        CHECK(secret_matches("Rehearsal-2026", user->password_hash));
        CHECK(identity::find_credential(*view, "AKIALOCALUPLOADER001", (*backlot)->now())->caller.user_name == "uploader");
        CHECK(identity::find_role(*view, "222233334444", "OrganizationAccountAccessRole"));
    }
    SECTION("without FullAWSAccess a unit is left with what its own guardrail allows") {
        CHECK(decided(**backlot, "play/admin", "s3:ListAllMyBuckets", "*") == policy::Outcome::allow);
        CHECK(decided(**backlot, "play/admin", "iam:ListUsers", "*") == policy::Outcome::implicit_deny);
        CHECK(decided(**backlot, "la/admin", "iam:ListUsers", "*") == policy::Outcome::allow);
    }
    SECTION("loaded again changes nothing, and leaves alone what was changed since") {
        const auto before = principals_of(**backlot);
        REQUIRE((*backlot)->load_organization(file));
        CHECK(principals_of(**backlot) == before);

        const auto admin = (*backlot)->principal("la/admin");
        REQUIRE_FALSE((*backlot)
                          ->call(*admin, {}, "eu-west-2", "iam", "DetachRolePolicy",
                                 Json::object({{"RoleName", "admin"}, {"PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"}}))
                          .error);
        REQUIRE((*backlot)->load_organization(file));
        CHECK(decided(**backlot, "la/admin", "iam:ListUsers", "*") == policy::Outcome::implicit_deny);
    }
    SECTION("the same seed gives the same ids") {
        const auto other = opened(file);
        REQUIRE(other);
        CHECK(principals_of(**other) == principals_of(**backlot));
    }
}

TEST_CASE("Each documented mistake of an organization file says its place and what was expected", "[library]") {
    const auto blocks = documented_blocks();
    int checked = 0;
    for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
        if (blocks[i].language != "yaml" || blocks[i + 1].language != "text") continue;
        INFO(blocks[i].text);
        const auto expected = blocks[i + 1].text.substr(0, blocks[i + 1].text.size() - 1);
        const auto parsed = identity::parse_organization_file(blocks[i].text, "org.yaml", "fixtures");
        if (!parsed) {
            CHECK(parsed.error().message == expected);
        } else {  // what shows only against the state: the loader says it
            const Folder folder;
            const auto file = folder.write(blocks[i].text);
            const auto loaded = opened(file);
            REQUIRE_FALSE(loaded);
            auto said = loaded.error().message;
            said.erase(0, file.parent_path().string().size() + 1);
            CHECK(said == expected);
        }
        ++checked;
    }
    CHECK(checked >= 25);
}
