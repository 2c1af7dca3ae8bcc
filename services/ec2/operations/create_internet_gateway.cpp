// CreateInternetGateway: an internet gateway, attached to nothing.
//
// Source: Amazon EC2 API Reference (2016-11-15), CreateInternetGateway.
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/internet_gateways.h"
#include "services/ec2/tags.h"

namespace backlot::ec2 {

Result<Access> create_internet_gateway_access(const Context& context, const CreateInternetGatewayInput& input) {
    return asks(on_new(context, "ec2:CreateInternetGateway", "internet-gateway", input.tag_specifications));
}

Result<CreateInternetGatewayOutput> create_internet_gateway(Context& context, const CreateInternetGatewayInput& input) {
    BACKLOT_CHECK(begin(input, {"TagSpecifications"}));
    BACKLOT_TRY(tags, tags_in(input.tag_specifications, "internet-gateway"));
    const InternetGatewayRecord gateway{.id = new_id(context, "igw-")};
    keep(context, internet_gateways, gateway);
    keep_tags(context, gateway.id, tags);
    return CreateInternetGatewayOutput{.internet_gateway = internet_gateway_shape(context, gateway)};
}

}  // namespace backlot::ec2
