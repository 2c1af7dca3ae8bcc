// DescribeVpcEndpointServices: the services of the region that endpoints can lead to; S3 and DynamoDB by both kinds.
//
// Those of other regions are NotImplemented. Fails with InvalidServiceName, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), DescribeVpcEndpointServices; AWS PrivateLink Guide, "AWS services that
// integrate with AWS PrivateLink".
#include <algorithm>

#include "services/ec2/begin.h"
#include "services/ec2/describe.h"
#include "services/ec2/endpoints_of_vpc.h"
#include "services/ec2/gate.h"

namespace backlot::ec2 {

namespace {

// In the order of a listing: its place there is its id.
struct ListedService {
    static constexpr std::string_view type = "vpc-endpoint-service";
    std::string id = {};
    OfferedService service = {};
};

constexpr FilterOf<ListedService> service_filters[] = {
    {"owner", [](const Context&, const ListedService&) { return Texts{"amazon"}; }},
    {"service-name", [](const Context&, const ListedService& one) { return Texts{one.service.name}; }},
    {"service-region", [](const Context& context, const ListedService&) { return Texts{context.region()}; }},
    {"service-type", [](const Context&, const ListedService& one) { return Texts{one.service.kind}; }},
    {"supported-ip-address-types", [](const Context&, const ListedService& one) { return one.service.kind == interface_kind ? Texts{"ipv4"} : Texts{}; }},
};

}  // namespace

Result<Access> describe_vpc_endpoint_services_access(const Context& context, const DescribeVpcEndpointServicesInput&) {
    return on_all(context, "ec2:DescribeVpcEndpointServices");
}

Result<DescribeVpcEndpointServicesOutput> describe_vpc_endpoint_services(const Context& context, const DescribeVpcEndpointServicesInput& input) {
    BACKLOT_CHECK(begin(input, {"ServiceNames", "Filters", "MaxResults", "NextToken"}));
    std::vector<ListedService> all;
    for (auto& one : offered_services(context)) all.push_back({.id = one.name + "/" + one.kind, .service = std::move(one)});
    for (const auto& name : input.service_names) {
        if (std::ranges::none_of(all, [&](const ListedService& one) { return one.service.name == name; })) {
            return errors::make("InvalidServiceName", "The Vpc Endpoint Service '" + name + "' does not exist");
        }
    }
    if (!input.service_names.empty()) {
        std::erase_if(all, [&](const ListedService& one) { return std::ranges::find(input.service_names, one.service.name) == input.service_names.end(); });
    }
    BACKLOT_TRY(page, select_from<ListedService>(context, all, service_filters, {{}, {}, input.filters, input.max_results, input.next_token}));
    DescribeVpcEndpointServicesOutput output{.next_token = page.next};
    output.service_names.given = output.service_details.given = true;
    for (const auto& one : page.items) {
        if (std::ranges::find(output.service_names, one.service.name) == output.service_names.end()) output.service_names.push_back(one.service.name);
        output.service_details.push_back(service_shape(context, one.service));
    }
    return output;
}

}  // namespace backlot::ec2
