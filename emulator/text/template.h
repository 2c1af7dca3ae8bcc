// Template: a value of a scenario or of a script that may mention captures, "${name}", and is filled when its step runs.
//
// "${name}" is a capture where the name is letters, digits, _ . and - beginning with a letter; what holds a colon
// or is * ? $ belongs to AWS (policy variables, pseudo parameters) and stays. "$${" stands for "${" itself.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "text/json.h"
#include "text/yaml.h"

namespace backlot {

using Captures = std::map<std::string, Json, std::less<>>;

struct Template {
    enum class Kind : std::uint8_t { literal, text, document, list, mapping };
    Kind kind = Kind::literal;
    Json literal = {};      // literal: stays as it is
    std::string text = {};  // text: filled
    std::vector<Template> items = {};  // list; document: the one value that becomes JSON text
    std::vector<std::pair<std::string, Template>> members = {};

    [[nodiscard]] bool is_empty() const { return kind == Kind::literal && literal.is_null(); }
};

// As it is written, with {json: VALUE} as the text of that value.
[[nodiscard]] Template template_of(const Yaml& value);

// A text that is one capture alone takes the capture's own kind (a number, a list); otherwise its text.
// Fails with code NoSuchCapture.
[[nodiscard]] Result<Json> fill(const Template& value, const Captures& captures);
[[nodiscard]] Result<std::string> fill_text(std::string_view text, const Captures& captures);

// The names of the captures that are mentioned.
void add_mentions(const Template& value, std::set<std::string>& names);
void add_mentions(std::string_view text, std::set<std::string>& names);

// The value at a path of an answer, "Role.Arn" or "Contents.0.Key"; nothing where there is none.
[[nodiscard]] const Json* at_path(const Json& value, std::string_view path);

}  // namespace backlot
