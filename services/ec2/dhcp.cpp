#include "services/ec2/dhcp.h"

#include <algorithm>

#include "services/ec2/cidr.h"
#include "services/ec2/tags.h"

namespace backlot::ec2 {

namespace {

constexpr std::size_t servers_limit = 4;

Result<> check_value(const std::string& key, const std::vector<std::string>& values) {
    constexpr std::string_view keys[] = {"domain-name-servers", "domain-name", "ntp-servers", "netbios-name-servers", "netbios-node-type", "ipv6-address-preferred-lease-time"};
    if (std::ranges::find(keys, key) == std::end(keys)) return errors::invalid_value(key, "dhcpConfiguration", "Invalid DHCP option name.");
    if (values.empty()) return errors::missing("dhcpConfiguration.value");
    if (key.ends_with("-servers")) {
        if (values.size() > servers_limit) return errors::invalid_value(key, "dhcpConfiguration", "It can have four servers.");
        for (const auto& value : values) {
            if (!read_ipv4(value) && value != "AmazonProvidedDNS" && value.find(':') == value.npos) return errors::invalid_value(value, "value", "Invalid address.");
        }
    }
    if (key == "netbios-node-type" && values != std::vector<std::string>{"1"} && values != std::vector<std::string>{"2"} && values != std::vector<std::string>{"4"} && values != std::vector<std::string>{"8"}) {
        return errors::invalid_value(values.front(), "value", "The NetBIOS node type must be 1, 2, 4 or 8.");
    }
    return {};
}

}  // namespace

Result<std::vector<DhcpValue>> dhcp_values(const model::List<NewDhcpConfiguration>& given) {
    std::vector<DhcpValue> values;
    for (const auto& one : given) {
        DhcpValue value{.key = one.key.value_or(""), .values = {one.values.begin(), one.values.end()}};
        BACKLOT_CHECK(check_value(value.key, value.values));
        values.push_back(std::move(value));
    }
    return values;
}

DhcpOptions dhcp_shape(const Context& context, const DhcpRecord& options) {
    DhcpOptions shape{.owner_id = owner_of(context), .tags = tag_list_of(context, options.id), .dhcp_options_id = options.id};
    for (const auto& option : options.options) {
        DhcpConfiguration one{.key = option.key};
        for (const auto& value : option.values) one.values.push_back({.value = value});
        shape.dhcp_configurations.push_back(std::move(one));
    }
    return shape;
}

}  // namespace backlot::ec2
