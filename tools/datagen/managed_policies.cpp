// The table of AWS managed policies: one row per policy, sorted by name.
#include <chrono>
#include <cstdio>

#include "text/json.h"
#include "tools/datagen/pool.h"
#include "tools/datagen/tables.h"

namespace datagen {
namespace {

using backlot::Json;
using backlot::Result;
using backlot::fail;

// The text of the first triple-quoted string of a Python source, its escapes undone. Only the escapes that occur
// in JSON data are known; another one stops the build rather than bending a policy.
Result<std::string> python_string(std::string_view source) {
    constexpr std::string_view quotes = "\"\"\"";
    const auto begin = source.find(quotes);
    if (begin == source.npos) return fail("DatagenError", "no triple-quoted string");
    std::string out;
    for (auto i = begin + quotes.size(); i < source.size(); ++i) {
        if (source.substr(i, quotes.size()) == quotes) return out;
        if (source[i] != '\\') {
            out.push_back(source[i]);
            continue;
        }
        if (++i == source.size()) break;
        switch (source[i]) {
            case '\\': out.push_back('\\'); break;
            case '"': out.push_back('"'); break;
            case '\'': out.push_back('\''); break;
            case 'n': out.push_back('\n'); break;
            case 't': out.push_back('\t'); break;
            case '\n': break;
            default: return fail("DatagenError", std::string("unknown Python escape \\") + source[i]);
        }
    }
    return fail("DatagenError", "the triple-quoted string does not end");
}

// Seconds since 1970 of "2026-03-26T03:42:09+00:00".
Result<Word> seconds_of(const std::string& text) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (std::sscanf(text.c_str(), "%d-%u-%uT%d:%d:%d+00:00", &year, &month, &day, &hour, &minute, &second) != 6)
        return fail("DatagenError", "not a date in UTC: " + text);
    const std::chrono::sys_days date{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
    const auto time = date.time_since_epoch() + std::chrono::hours{hour} + std::chrono::minutes{minute} +
                      std::chrono::seconds{second};
    return static_cast<Word>(std::chrono::duration_cast<std::chrono::seconds>(time).count());
}

// The source sorts members by name; AWS shows Version first and Sid and Effect before the rest.
Json in_usual_order(const Json& object, std::initializer_list<std::string_view> first) {
    Json out = Json::object();
    for (const auto name : first)
        if (const auto* member = object.find(name)) out.set(name, *member);
    for (const auto& [name, value] : object.as_object())
        if (out.find(name) == nullptr) out.set(name, value);
    return out;
}

std::string document_text(const Json& document) {
    auto out = in_usual_order(document, {"Version", "Id", "Statement"});
    if (auto* statements = out.find("Statement"); statements != nullptr && statements->is_array())
        for (auto& statement : statements->as_array()) statement = in_usual_order(statement, {"Sid", "Effect"});
    return out.dump();
}

}  // namespace

Result<std::string> managed_policies_table(const std::filesystem::path& file) {
    BACKLOT_TRY(source, read_file(file));
    BACKLOT_TRY(text, python_string(source));
    BACKLOT_TRY(policies, Json::parse(text));
    std::map<std::string, const Json*> rows;
    for (const auto& [name, policy] : policies.as_object()) rows.emplace(name, &policy);

    Pool pool;
    Words table;
    for (const auto& [name, row] : rows) {
        const auto& policy = *row;
        BACKLOT_TRY(created, seconds_of(policy["CreateDate"].as_string()));
        BACKLOT_TRY(updated, seconds_of(policy["UpdateDate"].as_string()));
        table.push_back(pool.string(name));
        table.push_back(pool.string("arn:aws:iam::aws:policy" + policy["Path"].as_string() + name));
        table.push_back(pool.string(policy["Path"].as_string()));
        table.push_back(pool.string(policy["DefaultVersionId"].as_string()));
        table.push_back(created);
        table.push_back(updated);
        table.push_back(pool.string(document_text(policy["Document"])));
    }
    return pool.file({table});
}

}  // namespace datagen
