// VPC endpoints: what services they lead to, their policies, and their shape.
//
// A gateway endpoint of S3 or DynamoDB takes the requests of the subnets whose route tables it has; an interface endpoint has
// an interface in each of its subnets and takes the requests of the whole VPC where it has private names.
//
// Source: AWS PrivateLink Guide, "Gateway endpoints", "Access an AWS service using an interface VPC endpoint", "Control access
// to VPC endpoints using endpoint policies".
#pragma once

#include "services/ec2/describe.h"
#include "services/ec2/gateways.h"
#include "services/ec2/model.h"
#include "services/ec2/records.h"

namespace backlot::ec2 {

inline constexpr std::string_view gateway_kind = "Gateway";
inline constexpr std::string_view interface_kind = "Interface";

// Fails with InvalidServiceName, InvalidParameter.
[[nodiscard]] Result<> check_service(const Context& context, std::string_view service, std::string_view kind);
// A service that endpoints can lead to, by one kind of them.
struct OfferedService {
    std::string id = {};    // vpce-svc-...
    std::string name = {};  // "com.amazonaws.eu-west-2.s3"
    std::string kind = {};
};
// Of the region, by name and kind.
[[nodiscard]] std::vector<OfferedService> offered_services(const Context& context);
[[nodiscard]] ServiceDetail service_shape(const Context& context, const OfferedService& service);

// The lists of addresses of services that gateway endpoints lead to, by id. DIFFERS: the addresses are nobody's.
[[nodiscard]] std::vector<PrefixList> prefix_lists_of(const Context& context);
// Those that an input wants. Fails with `not_found` (EC2 spells it in two ways), and as check_wanted does.
[[nodiscard]] Result<std::vector<PrefixList>> wanted_prefix_lists(const Context& context, std::span<const FilterOf<PrefixList>> filters,
                                                                  const Wanted& wanted, std::string_view not_found);
// The prefix list of a service's addresses: what a gateway endpoint's routes lead from.
[[nodiscard]] std::string prefix_list_of(std::string_view service);
// Its principals canonical; empty: everything is allowed. Fails with InvalidPolicyDocument.
[[nodiscard]] Result<std::string> checked_endpoint_policy(const Context& context, const std::optional<std::string>& text);

// What an input says of an endpoint's names.
struct WantedNames {
    std::optional<bool> private_names = {};
    std::optional<DnsOptionsSpecification> options = {};
    std::optional<std::string> address_type = {};
};
// Whose private names, and whether those of a service that has gateway endpoints too are for inbound resolvers alone: that
// is so unless it is said otherwise, and wants a gateway endpoint. Fails with InvalidParameter, NotImplemented.
// Source: Amazon EC2 API Reference, DnsOptionsSpecification; AWS PrivateLink Guide, "Private DNS"; the sentences, and what
// stands for an absent option, as EC2 was recorded to answer.
[[nodiscard]] Result<> take_names(const Context& context, EndpointRecord& endpoint, const WantedNames& wanted);

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
