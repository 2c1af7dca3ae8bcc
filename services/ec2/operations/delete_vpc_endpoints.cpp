// DeleteVpcEndpoints: endpoints with their interfaces and routes. One that is not there is told beside the others.
//
// Source: Amazon EC2 API Reference (2016-11-15), DeleteVpcEndpoints.
#include "services/ec2/begin.h"
#include "services/ec2/endpoints_of_vpc.h"
#include "services/ec2/gate.h"

namespace backlot::ec2 {

Result<Access> delete_vpc_endpoints_access(const Context& context, const DeleteVpcEndpointsInput& input) {
    if (input.vpc_endpoint_ids.empty()) return errors::missing("VpcEndpointId");
    std::vector<Question> questions;
    for (const auto& id : input.vpc_endpoint_ids) questions.push_back(on(context, "ec2:DeleteVpcEndpoints", id, "vpc-endpoint"));
    return asks(std::move(questions));
}

Result<DeleteVpcEndpointsOutput> delete_vpc_endpoints(Context& context, const DeleteVpcEndpointsInput& input) {
    BACKLOT_CHECK(begin(input, {"VpcEndpointIds"}));
    DeleteVpcEndpointsOutput output;
    output.unsuccessful.given = true;
    for (const auto& id : input.vpc_endpoint_ids) {
        const auto endpoint = need(context, endpoints_table, id);
        if (endpoint) {
            drop_endpoint(context, *endpoint);
            continue;
        }
        output.unsuccessful.push_back({.error = UnsuccessfulItemError{.code = endpoint.error().code, .message = endpoint.error().message}, .resource_id = id});
    }
    return output;
}

}  // namespace backlot::ec2
