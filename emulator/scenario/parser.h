// The parts of the reader of scenarios. Included by its own files only.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/scenario.h"
#include "text/yaml_checks.h"

namespace backlot::scenario::parser {

// One reading of a file.
struct Reading {
    Mistakes& mistakes;
    std::vector<std::filesystem::path> folders;  // where named files are looked for
    std::map<std::string, std::string> policies = {};   // given.policies: name -> text
    std::map<std::string, std::string> templates = {};  // given.templates
    std::set<std::string> known = {};                   // captures that exist at this point of the file
};

// How a mapping is read: as input, {json: ...} becomes a text; in an expectation it stays a marker.
enum class Use : std::uint8_t { input, expectation };

Template read_template(Reading& reading, const Yaml& value, Use use);
// Notes a mistake for each capture that is mentioned and not known; `fields` are known besides.
void check_mentions(Reading& reading, const Yaml& at, const std::set<std::string>& names,
                    const std::set<std::string>& fields = {});
void check_mentions(Reading& reading, const Yaml& at, const Template& value, const std::set<std::string>& fields = {});

std::optional<std::string> read_named_file(Reading& reading, const Yaml& value);

// A caller's name, checked for its form.
std::optional<std::string> read_caller(Reading& reading, const Yaml& value);
void read_operation(Reading& reading, const Yaml& value, Call& call);
Template read_from(Reading& reading, const Yaml& value);
void read_decision(Reading& reading, const Yaml& value, ExpectedDecision& decision);
std::optional<ExpectedFailure> read_failure(Reading& reading, const Yaml& value);
std::optional<ExpectedVerdict> read_verdict(Reading& reading, const Yaml& value);

std::vector<Step> read_steps(Reading& reading, const Yaml& value, std::string_view region);
std::optional<Table> read_table(Reading& reading, const Yaml& value, std::string_view region);

}  // namespace backlot::scenario::parser
