// The repository's own scenarios and the examples of docs/scenarios.md, held against the reader and against the schema.
// They are read here, not played: `backlot run` plays them.
#include <catch2/catch.hpp>

#include "scenario/schema.h"
#include "scenario/schema_check.h"
#include "scenario/suite.h"
#include "text/yaml.h"
#include "text/yaml_checks.h"

using namespace backlot;
using namespace backlot::scenario;

namespace {

const std::filesystem::path root = BACKLOT_SOURCE_DIR;

std::string text_of(const std::filesystem::path& file) { return read_file(file, 1U << 20U).value(); }

Json the_schema() { return Json::parse(schema()).value(); }

std::string mismatch_of(std::string_view yaml) {
    const auto read = Yaml::parse(yaml);
    return read ? testing::schema_mismatch(the_schema(), read->to_json()) : read.error().message;
}

// The blocks of a Markdown text that are in that language.
std::vector<std::string> blocks_of(const std::string& text, const std::string& language) {
    std::vector<std::string> blocks;
    const auto opening = "```" + language + "\n";
    for (auto at = text.find(opening); at != text.npos; at = text.find(opening, at)) {
        at += opening.size();
        const auto end = text.find("```", at);
        blocks.push_back(text.substr(at, end - at));
        at = end;
    }
    return blocks;
}

}  // namespace

TEST_CASE("The scenarios of this repository are well formed", "[scenario]") {
    const auto suite = read_suite({.paths = {root / "scenarios"}, .folders = {root / "fixtures"}});
    REQUIRE(suite);
    for (const auto& refused : suite->refused) FAIL_CHECK(refused.could_not_run->message);
    CHECK(suite->count() > 0);
    for (const auto& scenario : suite->scenarios) {
        INFO(scenario.file.string());
        CHECK(mismatch_of(text_of(scenario.file)) == "");
    }
}

TEST_CASE("The schema and the reader of scenarios agree", "[scenario]") {
    SECTION("on the documented examples") {
        const auto blocks = blocks_of(text_of(root / "docs/scenarios.md"), "yaml");
        REQUIRE(blocks.size() >= 5);
        for (const auto& block : blocks) {
            INFO(block);
            const auto read = parse_scenario(block, root / "docs/scenarios.md", {root / "fixtures"});
            CHECK((read ? "" : read.error().message) == "");
            CHECK(mismatch_of(block) == "");
        }
    }
    SECTION("on mistakes") {
        const auto* mistake = GENERATE(
            "steps: [{does: x, call: s3.ListBuckets, as: la, fail: AccessDenied}]",
            "steps: [{call: s3.ListBuckets, as: la}]",
            "steps: [{does: x, call: ListBuckets, as: la}]",
            "steps: [{does: x, as: la}]",
            "steps: [{does: x, advance: soon}]",
            "steps: [{does: x, call: s3.ListBuckets, as: la, fails: {layer: scp}}]",
            "steps: [{does: x, call: s3.ListBuckets, as: la, from: {ip: 10.0.0.1}}]",
            "steps: [{does: x, call: s3.ListBuckets, as: la, repeat: 0}]",
            "steps: [{does: x, as: la, decides: {allow: {}, deny: {}}, action: 's3:GetObject', resource: '*'}]",
            "seed: many\nsteps: [{does: x, advance: 1s}]",
            "tables: {t: {principals: [la], actions: ['s3:GetObject']}}",
            "tables: {t: {cases: [{as: la, expect: allow}]}}",
            "tables: {t: {cases: [{as: la, action: 's3:GetObject', resource: '*', expect: perhaps}]}}",
            "{}");
        INFO(mistake);
        CHECK(mismatch_of(mistake) != "");
        CHECK_FALSE(parse_scenario(mistake, "mistake.yaml", {root / "fixtures"}));
    }
    SECTION("and the schema is the file of the documentation") {
        CHECK(schema() == text_of(root / "docs/scenarios.schema.json"));
    }
}
