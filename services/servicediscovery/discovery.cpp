#include "services/servicediscovery/discovery.h"

#include <arpa/inet.h>

#include <array>
#include <charconv>

#include "services/servicediscovery/errors.h"

namespace backlot::servicediscovery {

namespace {

constexpr std::size_t attribute_limit = 30;
constexpr std::size_t attributes_limit_bytes = 5000;

bool is_address(int family, const std::string& text) {
    std::array<unsigned char, 16> bytes{};
    return inet_pton(family, text.c_str(), bytes.data()) == 1;
}

bool is_port(const std::string& text) {
    int port = 0;
    const auto done = std::from_chars(text.data(), text.data() + text.size(), port);
    return done.ec == std::errc{} && done.ptr == text.data() + text.size() && port >= 0 && port <= 65535;
}

Result<> need_attribute(const ServiceRecord& service, const Attributes& attributes, std::string_view record,
                        const std::string& name) {
    const bool has_record = std::ranges::find(service.dns_records, record,
                                              &DnsRecordRecord::type) != service.dns_records.end();
    if (!has_record || attributes.contains(name)) return {};
    return errors::invalid_input("The service has a DNS record of type " + std::string(record) + ": the attribute " +
                                 name +
                                 " is required.");
}

}  // namespace

Result<> check_attributes(const ServiceRecord& service, const Attributes& attributes) {
    std::size_t bytes = 0;
    for (const auto& [name, value] : attributes) bytes += name.size() + value.size();
    if (attributes.size() > attribute_limit || bytes > attributes_limit_bytes) {
        return errors::invalid_input("An instance can have at most 30 attributes of 5,000 characters together.");
    }
    for (const auto* name : {"AWS_EC2_INSTANCE_ID", "AWS_ALIAS_DNS_NAME"}) {
        if (attributes.contains(name)) return errors::not_built("backlot does not resolve " + std::string(name) +
                                                                " yet.");
    }
    const auto fits = [&](const std::string& name, auto is_valid) {
        const auto found = attributes.find(name);
        return found == attributes.end() || is_valid(found->second);
    };
    const bool are_valid =
        fits("AWS_INSTANCE_IPV4", [](const auto& text) { return is_address(AF_INET, text); }) &&
        fits("AWS_INSTANCE_IPV6", [](const auto& text) { return is_address(AF_INET6, text); }) &&
        fits("AWS_INSTANCE_PORT", is_port) &&
        fits("AWS_INIT_HEALTH_STATUS", [](const auto& text) { return text == "HEALTHY" || text == "UNHEALTHY"; });
    if (!are_valid) return errors::invalid_input("An attribute of the instance has an invalid value.");
    BACKLOT_CHECK(need_attribute(service, attributes, "A", "AWS_INSTANCE_IPV4"));
    BACKLOT_CHECK(need_attribute(service, attributes, "AAAA", "AWS_INSTANCE_IPV6"));
    BACKLOT_CHECK(need_attribute(service, attributes, "SRV", "AWS_INSTANCE_PORT"));
    if (!attributes.contains("AWS_INSTANCE_IPV6")) BACKLOT_CHECK(need_attribute(service, attributes, "SRV", "AWS_INSTANCE_IPV4"));
    return need_attribute(service, attributes, "CNAME", "AWS_INSTANCE_CNAME");
}

std::vector<InstanceRecord> instances_of(const Context& context, const ServiceRecord& service) {
    std::vector<InstanceRecord> all;
    store::scan(context.view(), instances, [&](const InstanceRecord& one) { all.push_back(one); }, context.account(),
                context.region(), service.id);
    return all;
}

}  // namespace backlot::servicediscovery
