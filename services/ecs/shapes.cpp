#include "services/ecs/shapes.h"

#include <algorithm>

#include "base/assert.h"
#include "base/digest.h"
#include "model/descriptors.h"
#include "model/json.h"

namespace backlot::ecs {

namespace {

const model::Member& member_of(const model::Shape& shape, std::string_view name) {
    const auto found = std::ranges::find(shape.members, name, &model::Member::name);
    BACKLOT_ASSERT(found != shape.members.end());
    return *found;
}

const model::Operation& operation_named(std::string_view name) {
    const auto& all = service().operations;
    const auto found = std::ranges::find(all, name, &model::Operation::name);
    BACKLOT_ASSERT(found != all.end());
    return *found;
}

template <class Shape>
const model::Shape& descriptor();

template <>
const model::Shape& descriptor<Cluster>() {
    return *member_of(*operation_named("CreateCluster").output, "cluster").shape;
}
template <>
const model::Shape& descriptor<TaskDefinition>() {
    return *member_of(*operation_named("RegisterTaskDefinition").output, "taskDefinition").shape;
}
template <>
const model::Shape& descriptor<Task>() {
    return *member_of(*operation_named("StopTask").output, "task").shape;
}
template <>
const model::Shape& descriptor<Service>() {
    return *member_of(*operation_named("CreateService").output, "service").shape;
}
template <>
const model::Shape& descriptor<AwsVpcConfiguration>() {
    const auto& network = *member_of(*operation_named("RunTask").input, "networkConfiguration").shape;
    return *member_of(network, "awsvpcConfiguration").shape;
}
template <>
const model::Shape& descriptor<CreateServiceInput>() {
    return *operation_named("CreateService").input;
}
template <>
const model::Shape& descriptor<ServiceDeployment>() {
    return *member_of(*operation_named("DescribeServiceDeployments").output, "serviceDeployments").shape->element;
}
template <>
const model::Shape& descriptor<ServiceRevision>() {
    return *member_of(*operation_named("DescribeServiceRevisions").output, "serviceRevisions").shape->element;
}
template <>
const model::Shape& descriptor<TaskOverride>() {
    return *member_of(*operation_named("RunTask").input, "overrides").shape;
}

}  // namespace

template <class Shape>
std::string store_text(const Shape& shape) {
    return model::to_json(descriptor<Shape>(), &shape, {.names = model::Names::aws, .times = model::Times::numbers}).dump();
}

template <class Input>
std::string digest_of_request(const Input& input) {
    auto asked = input;
    asked.client_token.reset();
    return sha256_hex(store_text(asked));
}

template <class Shape>
Shape shape_from(std::string_view text) {
    Shape shape;
    const auto json = Json::parse(text);
    BACKLOT_ASSERT(json.has_value());
    const auto done = model::from_json(descriptor<Shape>(), &shape, *json, {.constraints = model::Constraints::none});
    BACKLOT_ASSERT(done.has_value());
    return shape;
}

template std::string store_text(const Cluster&);
template std::string store_text(const TaskDefinition&);
template std::string store_text(const Task&);
template std::string store_text(const Service&);
template std::string store_text(const ServiceDeployment&);
template std::string store_text(const ServiceRevision&);
template std::string store_text(const AwsVpcConfiguration&);
template std::string store_text(const TaskOverride&);
template std::string digest_of_request(const CreateServiceInput&);
template Cluster shape_from(std::string_view);
template TaskDefinition shape_from(std::string_view);
template Task shape_from(std::string_view);
template Service shape_from(std::string_view);
template ServiceDeployment shape_from(std::string_view);
template ServiceRevision shape_from(std::string_view);
template AwsVpcConfiguration shape_from(std::string_view);

}  // namespace backlot::ecs
