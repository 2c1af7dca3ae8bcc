// What EC2's operations ask of the gate.
//
// A resource is named by its id; its ARN, tags and condition keys follow from that. A new one is asked for as
// arn:...:vpc/*, with the tags that it is to have; those need ec2:CreateTags too, with ec2:CreateAction.
//
// Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon EC2"; Amazon EC2 User
// Guide, "Grant permission to tag Amazon EC2 resources during creation".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kernel/condition_keys.h"
#include "services/ec2/model.h"
#include "services/ec2/tables.h"

namespace backlot::ec2 {

using TagSpecifications = model::List<TagSpecification>;

[[nodiscard]] std::string arn_of(const Context& context, std::string_view type, std::string_view id);

// An existing resource: the id tells its type. `type` is for ids that tell nothing.
[[nodiscard]] Question on(const Context& context, std::string_view action, std::string_view id,
                          std::string_view type = {});
// A resource that is to be made, and its tags.
[[nodiscard]] std::vector<Question> on_new(const Context& context, std::string_view action, std::string_view type,
                                           const TagSpecifications& tags, Keys keys = {});
// What has no resource: Describe...
[[nodiscard]] Access on_all(const Context& context, std::string_view action);
// All of these.
[[nodiscard]] Access asks(std::vector<Question> questions);
[[nodiscard]] Access asks(Question question);
// Tagging, or untagging, each of these. Fails with MissingParameter, InvalidParameterValue.
[[nodiscard]] Result<Access> asks_to_tag(const Context& context, std::string_view action, const std::vector<std::string>& ids,
                                         const model::List<Tag>& tags);

using kernel::add_key;
using kernel::add_request_tags;

// Whether the caller is a service, or a role linked to one: what such a caller makes is the service's to manage.
[[nodiscard]] bool is_service(const identity::Caller& caller);
// "ecs.amazonaws.com", of such a caller.
[[nodiscard]] std::string service_name(const identity::Caller& caller);

}  // namespace backlot::ec2
