#include "identity/organization_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "identity/organization_file_reader.h"

namespace backlot::identity {
namespace {

using organization_file::check_account;
using organization_file::check_name;
using organization_file::read_account;
using organization_file::Reading;

constexpr std::size_t organization_file_limit_bytes = 4U << 20U;
constexpr int unit_levels_limit = 5;  // units below a root. Source: "Quotas for AWS Organizations"
// Source: AWS Organizations User Guide, "Quotas": attached to one root, unit or account, FullAWSAccess included.
constexpr std::size_t attachments_limit = 5;

// Reads the file from its top, and knows which account was placed where.
class Reader {
  public:
    explicit Reader(Reading& reading) : reading_(reading), mistakes_(reading.mistakes) {}

    OrganizationFile read(const Yaml& top) {
        if (!check_members(mistakes_, top, "an organization file",
                           {"id", "root", "management", "guardrails", "scps", "resource_guardrails", "rcps", "units",
                            "accounts", "standalone"}))
            return {};
        read_head(top);
        if (const auto* units = top.find("units")) read_units(*units, out_.units, 1);
        if (const auto* standalone = top.find("standalone")) {
            for_accounts(*standalone, [&](FileAccount& account) { account.is_standalone = true; });
        }
        if (const auto* accounts = top.find("accounts")) read_contents(*accounts);
        check_whole(top);
        return std::move(out_);
    }

  private:
    void read_head(const Yaml& top) {
        if (const auto* id = top.find("id")) {
            out_.id = read_text(mistakes_, *id, "the organization's id");
            if (out_.id && !out_.id->starts_with("o-")) mistakes_.expected(*id, "an organization's id, o-...");
        }
        if (const auto* management = top.find("management")) read_management(*management);
        for (const auto* name : {"guardrails", "scps"})
            if (const auto* scps = top.find(name)) append(out_.guardrails, *scps, "a guardrail", policy::PolicyKind::service_control);
        for (const auto* name : {"resource_guardrails", "rcps"})
            if (const auto* rcps = top.find(name)) append(out_.resource_guardrails, *rcps, "a resource guardrail", policy::PolicyKind::resource_control);
        if (const auto* root = top.find("root")) read_root(*root);
    }

    void append(std::vector<FilePolicy>& into, const Yaml& value, std::string_view what, policy::PolicyKind kind) {
        for (auto& policy : organization_file::read_policies(reading_, value, what, kind)) {
            if (std::ranges::any_of(into, [&](const auto& other) { return other.name == policy.name; }))
                mistakes_.at(policy.line, 1, fmt::format("{} \"{}\" a second time", what, policy.name));
            into.push_back(std::move(policy));
        }
    }

    void read_management(const Yaml& value) {
        if (!value.is_mapping()) return mistakes_.expected(value, "management as a mapping with a name and an id");
        const auto* name = value.find("name");
        auto text = name ? read_text(mistakes_, *name, "the management account's name") : std::optional<std::string>();
        if (!text) return mistakes_.at(value, "expected the name of the management account");
        out_.management = *text;
        auto& account = enter(*text, value.line, value.column);
        placed_.insert(*text);
        auto contents = value;
        std::erase_if(contents.members, [](const YamlMember& member) { return member.name == "name"; });
        read_account(reading_, contents, account, seen_[*text]);
    }

    void read_root(const Yaml& value) {
        if (!check_members(mistakes_, value, "root", {"id", "scps", "rcps", "full_access", "accounts"})) return;
        if (const auto* id = value.find("id")) {
            out_.root_id = read_text(mistakes_, *id, "the root's id");
            if (out_.root_id && !out_.root_id->starts_with("r-")) mistakes_.expected(*id, "a root's id, r-...");
        }
        if (const auto* scps = value.find("scps")) out_.root_scps = guardrails(*scps, out_.guardrails, "scps");
        if (const auto* rcps = value.find("rcps")) out_.root_rcps = guardrails(*rcps, out_.resource_guardrails, "rcps");
        if (const auto* full = value.find("full_access"))
            out_.root_has_full_access = read_bool(mistakes_, *full, "full_access").value_or(true);
        check_full_access(out_.root_has_full_access, out_.root_scps, value.line, value.column);
        if (const auto* accounts = value.find("accounts"))
            for_accounts(*accounts, [&](const FileAccount& account) { out_.root_accounts.push_back(account.name); });
    }

    // The names of guardrails to attach, each of which must exist.
    std::vector<std::string> guardrails(const Yaml& value, const std::vector<FilePolicy>& known, std::string_view what) {
        auto names = read_texts(mistakes_, value, what);
        check_guardrails(names, known, value.line, value.column, what);
        return names;
    }
    void check_guardrails(const std::vector<std::string>& names, const std::vector<FilePolicy>& known, int line,
                          int column, std::string_view what) {
        std::vector<std::string_view> possible;
        for (const auto& policy : known) possible.push_back(policy.name);
        for (const auto& name : names) {
            if (std::ranges::find(possible, name) != possible.end()) continue;
            const auto meant = closest_name(name, possible);
            mistakes_.at(line, column, fmt::format("{} names \"{}\", which is no guardrail of the file{}", what, name,
                                                   meant ? "; did you mean \"" + *meant + "\"?" : ""));
        }
        if (names.size() > attachments_limit - 1)
            mistakes_.at(line, column, fmt::format("expected at most {} {} beside FullAWSAccess, which is AWS's quota",
                                                   attachments_limit - 1, what));
    }

    // AWS keeps at least one service control policy attached. Source: Organizations API Reference, DetachPolicy.
    void check_full_access(bool has_full_access, const std::vector<std::string>& scps, int line, int column) {
        if (!has_full_access && scps.empty())
            mistakes_.at(line, column, "full_access: false without scps: AWS keeps at least one of them attached");
    }

    void read_units(const Yaml& value, std::vector<FileUnit>& into, int level) {
        if (!value.is_mapping()) return mistakes_.expected(value, "units as a mapping of names");
        if (level > unit_levels_limit)
            return mistakes_.at(value, fmt::format("expected at most {} levels of units", unit_levels_limit));
        for (const auto& entry : value.members) {
            FileUnit unit{.name = entry.name, .line = entry.line};
            if (entry.name.size() > 128) mistakes_.at(entry.line, entry.column, "expected a unit's name of 1 to 128 characters");
            if (!entry.value.is_null()) read_unit(entry.value, unit, level);
            into.push_back(std::move(unit));
        }
    }

    void read_unit(const Yaml& value, FileUnit& unit, int level) {
        if (!check_members(mistakes_, value, "a unit",
                           {"id", "scps", "rcps", "full_access", "tags", "accounts", "units"}))
            return;
        if (const auto* id = value.find("id")) {
            unit.id = read_text(mistakes_, *id, "a unit's id");
            if (unit.id && !unit.id->starts_with("ou-")) mistakes_.expected(*id, "a unit's id, ou-...");
        }
        if (const auto* scps = value.find("scps")) unit.scps = guardrails(*scps, out_.guardrails, "scps");
        if (const auto* rcps = value.find("rcps")) unit.rcps = guardrails(*rcps, out_.resource_guardrails, "rcps");
        if (const auto* full = value.find("full_access"))
            unit.has_full_access = read_bool(mistakes_, *full, "full_access").value_or(true);
        check_full_access(unit.has_full_access, unit.scps, value.line, value.column);
        if (const auto* tags = value.find("tags")) unit.tags = organization_file::read_tags(reading_, *tags, "the unit");
        if (const auto* accounts = value.find("accounts"))
            for_accounts(*accounts, [&](const FileAccount& account) { unit.accounts.push_back(account.name); });
        if (const auto* units = value.find("units")) read_units(*units, unit.units, level + 1);
    }

    // The accounts named at a place of the tree; each may stand at one place only.
    template <class Place>
    void for_accounts(const Yaml& value, Place place) {
        if (!value.is_mapping()) return mistakes_.expected(value, "accounts as a mapping of names");
        for (const auto& entry : value.members) {
            if (!placed_.insert(entry.name).second)
                mistakes_.at(entry.line, entry.column, fmt::format("the account \"{}\" at a second place", entry.name));
            auto& account = enter(entry.name, entry.line, entry.column);
            read_account(reading_, entry.value, account, seen_[entry.name]);
            place(account);
        }
    }

    void read_contents(const Yaml& value) {
        if (!value.is_mapping()) return mistakes_.expected(value, "accounts as a mapping of names");
        for (const auto& entry : value.members) {
            auto& account = enter(entry.name, entry.line, entry.column);
            read_account(reading_, entry.value, account, seen_[entry.name]);
            if (!placed_.insert(entry.name).second) continue;
            if (out_.management) out_.root_accounts.push_back(entry.name);
            else account.is_standalone = true;
        }
    }

    FileAccount& enter(const std::string& name, int line, int column) {
        const auto found = std::ranges::find(out_.accounts, name, &FileAccount::name);
        if (found != out_.accounts.end()) return *found;
        // A name stands in "ACCOUNT/ROLE" and beside "service:NAME".
        check_name(reading_, line, column, "an account", name, 50);
        if (name == "anonymous") mistakes_.at(line, column, "no account may be called \"anonymous\"");
        out_.accounts.push_back(FileAccount{.name = name, .line = line});
        return out_.accounts.back();
    }

    void check_whole(const Yaml& top) {
        if (!out_.management)
            for (const auto* name : {"units", "root", "guardrails", "scps", "resource_guardrails", "rcps", "id"})
                if (const auto* member = top.member(name))
                    mistakes_.at(member->line, member->column,
                                 fmt::format("\"{}\" without a management account: expected management", name));
        std::map<std::string, std::string> ids;
        for (const auto& account : out_.accounts) {
            if (account.id) {
                const auto [other, is_new] = ids.emplace(*account.id, account.name);
                if (!is_new)
                    mistakes_.at(account.line, 1, fmt::format("the accounts \"{}\" and \"{}\" have the same id {}",
                                                              other->second, account.name, *account.id));
            }
            check_guardrails(account.scps, out_.guardrails, account.line, 1, "scps");
            check_guardrails(account.rcps, out_.resource_guardrails, account.line, 1, "rcps");
            check_full_access(account.has_full_access, account.scps, account.line, 1);
            const bool has_guardrail = !account.scps.empty() || !account.rcps.empty() || !account.has_full_access;
            if (account.is_standalone && has_guardrail)
                mistakes_.at(account.line, 1, fmt::format("the account \"{}\" is in no organization: expected no scps, rcps "
                                                          "or full_access of it", account.name));
            check_account(reading_, account);
        }
    }

    Reading& reading_;
    Mistakes& mistakes_;
    OrganizationFile out_;
    std::set<std::string> placed_;
    std::map<std::string, std::set<std::string>> seen_;  // account -> members that entries gave so far
};

}  // namespace

const FileAccount* OrganizationFile::account(std::string_view name) const {
    const auto found = std::ranges::find(accounts, name, &FileAccount::name);
    return found == accounts.end() ? nullptr : &*found;
}

Result<OrganizationFile> parse_organization_file(std::string_view text, const std::filesystem::path& file,
                                                 const std::filesystem::path& fixtures,
                                                 std::span<const std::string_view> sections) {
    const auto top = Yaml::parse(text, file.string());
    if (!top) return fail("OrganizationFileInvalid", top.error().message, 400);
    Mistakes mistakes{file.string()};
    Reading reading{mistakes, {file.parent_path(), fixtures}, sections};
    auto out = Reader{reading}.read(*top);
    out.source = file;
    if (!mistakes.empty()) return fail(mistakes.to_error("OrganizationFileInvalid"));
    return out;
}

Result<OrganizationFile> read_organization_file(const std::filesystem::path& file,
                                                const std::filesystem::path& fixtures,
                                                std::span<const std::string_view> sections) {
    const auto text = read_file(file, organization_file_limit_bytes);
    if (!text) return fail("OrganizationFileInvalid", text.error().message, 400);
    return parse_organization_file(*text, file, fixtures, sections);
}

}  // namespace backlot::identity
