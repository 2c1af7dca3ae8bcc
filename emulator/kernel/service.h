// ServiceEntry: what a service's folder gives to the house: its model and its rows.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "identity/caller.h"
#include "identity/question.h"
#include "kernel/cross_origin.h"
#include "kernel/endpoint.h"
#include "kernel/follow_up.h"
#include "kernel/operation.h"
#include "kernel/unexecuted_rule.h"
#include "model/descriptors.h"
#include "runtime/runtime.h"
#include "store/view.h"
#include "text/json.h"

namespace backlot::kernel {

class Context;

// Of a name inside a private network.
struct NameAnswer {
    std::vector<std::string> addresses = {};  // IPv4; empty: the name is there and has none now
    std::chrono::seconds ttl{60};
};

struct ServiceEntry {
    std::string_view name;  // the folder's: "s3"
    // A question about a resource as the service puts it, with what belongs to the resource (owner, policy, ACL, tags):
    // for a decision that is asked without a call. From services/<name>/question.cpp; null where there is none.
    // Fails as the service does where there is no such resource.
    Result<identity::Question> (*question)(const Context&, identity::Question) = nullptr;
    // What an organization file may make of this service: the section of an account that is the service's, and how one
    // entry of it is made; what is there already stays. Fails with a message that says what was expected. From
    // services/<name>/furnish.cpp; null where there is none.
    std::string_view furnished_section = {};
    Result<> (*furnish)(Context&, std::string_view name, const Json& members) = nullptr;
    // The rules that are kept and not carried out. From services/<name>/unexecuted_rules.cpp; null where there is none.
    std::vector<UnexecutedRule> (*unexecuted_rules)(const store::View&) = nullptr;
    // The headers that let a page of another origin read an answer; fails as the service refuses a preflight. From
    // services/<name>/cross_origin.cpp; null where there is none.
    Result<CrossOriginHeaders> (*cross_origin)(const store::View&, const CrossOrigin&) = nullptr;
    // What the service does later. From services/<name>/follow_ups.cpp; empty where there is none.
    std::span<const FollowUp> follow_ups = {};
    // What it serves beside AWS's operations. From services/<name>/endpoints.cpp; empty where there is none.
    std::span<const Endpoint> endpoints = {};
    // Where a request from inside a private network stands for policies: fills in what belongs to the endpoint that it passes
    // on its way to `service`. `origin.source_ip` is its address there. From services/<name>/place.cpp; null where there is
    // none.
    void (*place)(const store::View&, std::string_view service, std::string_view region, std::string_view network, identity::Origin& origin) = nullptr;
    // A name inside a private network, in lower case and without its last dot; nothing where it is none of the service's. From
    // services/<name>/resolve.cpp; null where there is none.
    std::optional<NameAnswer> (*resolve)(const store::View&, std::string_view network, std::string_view address, std::string_view name) = nullptr;
    // What may reach an address of a private network, and be reached from it; nothing where the service does not keep it. From
    // services/<name>/firewall.cpp; null where there is none.
    std::optional<runtime::Firewall> (*firewall)(const store::View&, std::string_view network, std::string_view address) = nullptr;
    // What an account has of the service in a region before it asked for anything: made by its first call there, whoever
    // makes it. From services/<name>/beginning.cpp; null where there is none.
    bool (*has_begun)(const store::View&, std::string_view account, std::string_view region) = nullptr;
    void (*begin_region)(Context&) = nullptr;
    const model::Service* model = nullptr;
    std::span<const Operation> operations;  // in the model's order
};

}  // namespace backlot::kernel
