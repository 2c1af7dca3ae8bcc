// VPC endpoints: what services they lead to, their policies, and their shape.
//
// A gateway endpoint of S3 or DynamoDB takes the requests of the subnets whose route tables it has; an interface endpoint has
// an interface in each of its subnets and takes the requests of the whole VPC where it has private names.
//
// Source: AWS PrivateLink Guide, "Gateway endpoints", "Access an AWS service using an interface VPC endpoint", "Control access
// to VPC endpoints using endpoint policies".
#pragma once

#include "services/ec2/gateways.h"
#include "services/ec2/model.h"
#include "services/ec2/records.h"

namespace backlot::ec2 {

inline constexpr std::string_view gateway_kind = "Gateway";
inline constexpr std::string_view interface_kind = "Interface";

// Fails with InvalidServiceName, InvalidParameter.
[[nodiscard]] Result<> check_service(const Context& context, std::string_view service, std::string_view kind);
// The prefix list of a service's addresses: what a gateway endpoint's routes lead from.
[[nodiscard]] std::string prefix_list_of(std::string_view service);
// Its principals canonical; empty: everything is allowed. Fails with InvalidPolicyDocument.
[[nodiscard]] Result<std::string> checked_endpoint_policy(const Context& context, const std::optional<std::string>& text);

// Interfaces in subnets of its VPC, by EC2 itself. Fails as make_interface does, and with DuplicateSubnetsInSameZone.
[[nodiscard]] Result<> add_subnets(Context& context, EndpointRecord& endpoint, const std::vector<std::string>& ids);
void remove_subnets(Context& context, EndpointRecord& endpoint, const std::vector<std::string>& ids);
// Routes of a gateway endpoint. Fails with InvalidRouteTableID.NotFound, RouteAlreadyExists, InvalidParameter.
[[nodiscard]] Result<> add_route_tables(Context& context, EndpointRecord& endpoint, const std::vector<std::string>& ids);
void remove_route_tables(Context& context, EndpointRecord& endpoint, const std::vector<std::string>& ids);
// With its interfaces and routes.
void drop_endpoint(Context& context, EndpointRecord endpoint);

[[nodiscard]] VpcEndpoint endpoint_shape(const Context& context, const EndpointRecord& endpoint);

}  // namespace backlot::ec2
