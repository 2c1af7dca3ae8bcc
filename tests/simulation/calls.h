// What the simulation may call: operations with inputs made up from few names, so that they meet each other.
#pragma once

#include <string>
#include <string_view>

#include "tests/simulation/world.h"
#include "text/json.h"

namespace backlot::simulation {

struct Ask {
    std::string_view service;
    std::string_view operation;
    Json input;
};

[[nodiscard]] Ask iam_ask(Run& run, World& world);
[[nodiscard]] Ask s3_ask(Run& run, World& world);
[[nodiscard]] Ask sts_ask(Run& run, World& world);
[[nodiscard]] Ask organizations_ask(Run& run, World& world);

// A policy document of one to three statements.
enum class Names { nobody, principals };
[[nodiscard]] std::string some_policy(Dice& dice, const World& world, Names names);
[[nodiscard]] std::string some_action(Dice& dice);
[[nodiscard]] std::string some_resource(Dice& dice, const World& world);
[[nodiscard]] std::string some_body(Dice& dice);

// What the world learns from an answer.
void learn(World& world, const Ask& ask, const Json& output);
void learn_s3(World& world, const Ask& ask, const Json& output);

}  // namespace backlot::simulation
