// Names: ARNs of ECS, and what a request may call a thing by.
//
// Source: Service Authorization Reference, "Resource types defined by Amazon Elastic Container Service"; Amazon ECS
// Developer Guide, "Amazon Resource Names (ARNs) and IDs".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/context.h"
#include "model/types.h"

namespace backlot::ecs {

using kernel::Context;

// Where a thing of ECS lies.
struct Home {
    std::string account;
    std::string region;
};

[[nodiscard]] Home home_of(const Context& context);
[[nodiscard]] std::string arn_in(const Home& home, std::string_view resource);
[[nodiscard]] std::string cluster_arn(const Home& home, std::string_view name);
[[nodiscard]] std::string definition_arn(const Home& home, std::string_view family, std::uint64_t revision);
[[nodiscard]] std::string task_arn(const Home& home, std::string_view cluster, std::string_view id);
[[nodiscard]] std::string service_arn(const Home& home, std::string_view cluster, std::string_view name);
[[nodiscard]] std::string container_arn(const Home& home, std::string_view cluster, std::string_view task,
                                        std::string_view id);

// By its ARN or its id.
[[nodiscard]] std::string container_instance_arn(const Home& home, std::string_view cluster, const std::string& named);

// The last part of an ARN or a name: "x" of "arn:aws:ecs:eu-west-2:1:cluster/x" and of "x".
[[nodiscard]] std::string_view last_part(std::string_view text);
// A cluster by its name or ARN; "default" where none is named.
[[nodiscard]] std::string cluster_name(const std::optional<std::string>& named);

// A task definition by family, family:revision or ARN.
struct DefinitionName {
    std::string family;
    std::optional<std::uint64_t> revision;
    std::string account;  // of an ARN; empty: the caller's
};
[[nodiscard]] std::optional<DefinitionName> parse_definition(std::string_view text);

// Letters, digits, hyphens and underscores, at most 255.
[[nodiscard]] bool is_plain_name(std::string_view name);

}  // namespace backlot::ecs
