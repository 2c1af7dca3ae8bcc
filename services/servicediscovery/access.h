// What Cloud Map's operations ask of the gate, and finding what they are about.
//
// Namespaces and services are named by their id or their ARN; those of other accounts are not built, so that an ARN of
// another account is refused by the gate.
//
// Source: Service Authorization Reference, "Actions, resources, and condition keys for AWS Cloud Map".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kernel/condition_keys.h"
#include "kernel/context.h"
#include "model/types.h"
#include "services/servicediscovery/model.h"
#include "services/servicediscovery/tables.h"

namespace backlot::servicediscovery {

using identity::Question;
using kernel::Access;
using kernel::Context;
using Keys = std::vector<identity::ConditionKey>;

// "ns-..." of an id or an ARN.
[[nodiscard]] std::string id_of(std::string_view text);
[[nodiscard]] std::string namespace_arn(const Context& context, std::string_view id);
[[nodiscard]] std::string service_arn(const Context& context, std::string_view id);

[[nodiscard]] Access on_all(std::string_view action, Keys keys = {});
[[nodiscard]] Access on_namespace(const Context& context, std::string_view action, std::string_view id,
                                  Keys keys = {});
[[nodiscard]] Access on_service(const Context& context, std::string_view action, std::string_view id, Keys keys = {});
[[nodiscard]] Question question_of_access(Access access);
using kernel::add_request_tags;

// Fail with NamespaceNotFound, ServiceNotFound, InstanceNotFound.
[[nodiscard]] Result<NamespaceRecord> need_namespace(const Context& context, std::string_view id);
[[nodiscard]] Result<ServiceRecord> need_service(const Context& context, std::string_view id);
[[nodiscard]] Result<InstanceRecord> need_instance(const Context& context, std::string_view service,
                                                   std::string_view id);
void store_service(Context& context, const ServiceRecord& service);

// Two services of a namespace that DNS knows differ by more than case; those of an HTTP namespace need not.
[[nodiscard]] std::optional<ServiceRecord> find_service_in(const Context& context, const NamespaceRecord& in, std::string_view name);

// The service of these two names: the namespace's HttpName, and its own.
struct Found {
    NamespaceRecord in;
    ServiceRecord service;
};
[[nodiscard]] std::optional<Found> find_by_name(const Context& context, std::string_view in,
                                                std::string_view service);
// Why there is none: NamespaceNotFound or ServiceNotFound.
[[nodiscard]] backlot::Error not_found_by_name(const Context& context, std::string_view in, std::string_view service);

// Notes an operation that has succeeded, and gives its id.
[[nodiscard]] std::string note_operation(Context& context, std::string type, std::map<std::string,
                                         std::string> targets);

// Fails with InvalidInput where a key is AWS's own or repeated, TooManyTagsException.
[[nodiscard]] Result<> add_tags(Tags& tags, const model::List<Tag>& more, std::string_view resource);

}  // namespace backlot::servicediscovery
