// Runs every question of fixtures/policies/corpus and compares each answer with the members of "expect".
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "policy/evaluate.h"
#include "text/json.h"

using namespace backlot;

namespace {

// The rules are those of the list that the corpus was written from; "rule" in a case is its number there.
constexpr std::int64_t last_rule = 98;
// A bucket policy that holds the id of a deleted role cannot be saved again: a matter of storing, tested with
// services/s3/operations/bucket_policy.cpp.
constexpr std::int64_t stored_id_rule = 81;

std::vector<std::filesystem::path> corpus_files() {
    std::vector<std::filesystem::path> out;
    for (const auto& entry : std::filesystem::directory_iterator(std::string(BACKLOT_SOURCE_DIR) + "/fixtures/policies/corpus"))
        if (entry.path().extension() == ".jsonl") out.push_back(entry.path());
    std::ranges::sort(out);
    return out;
}

// What differs between an answer and what is expected of it; empty: nothing.
std::string difference(const Json& expected, const Json& answer) {
    std::string out;
    for (const auto& [name, value] : expected.as_object()) {
        const bool is_prefix = name == "error";  // the code, without the explanation
        const auto& given = answer[name];
        const bool holds = is_prefix ? given.string_or("").starts_with(value.string_or("")) : given == value;
        if (!holds) out += name + " is " + given.dump() + " instead of " + value.dump() + "; ";
    }
    return out;
}

}  // namespace

TEST_CASE("The policy corpus", "[policy]") {
    policy::Evaluator evaluator;
    std::size_t count = 0;
    std::set<std::int64_t> rules;
    for (const auto& path : corpus_files()) {
        std::ifstream file(path);
        std::size_t number = 0;
        for (std::string line; std::getline(file, line);) {
            ++number;
            const auto question = Json::parse(line);
            const auto answer = Json::parse(evaluator.answer(line, number));
            const auto where = path.filename().string() + ":" + std::to_string(number);
            INFO(where);
            REQUIRE(question);
            REQUIRE(answer);
            REQUIRE(question->find("expect") != nullptr);
            INFO((*question)["id"].string_or("") << " (" << (*question)["why"].string_or("") << ")");
            INFO(answer->dump());
            CHECK(difference((*question)["expect"], *answer) == "");
            if (const auto rule = (*question)["rule"].to_int()) rules.insert(*rule);
            ++count;
        }
    }
    CHECK(count >= 1'200);
    // Each rule has a case, apart from those that are no question of authorization.
    for (std::int64_t rule = 1; rule <= last_rule; ++rule) {
        INFO("rule " << rule);
        CHECK((rules.contains(rule) || rule == stored_id_rule));
    }
}
