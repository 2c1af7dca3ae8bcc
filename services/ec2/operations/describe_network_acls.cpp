// DescribeNetworkAcls: network ACLs by id and filters.
//
// Fails with InvalidNetworkAclID.NotFound, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), DescribeNetworkAcls.
#include "services/ec2/acls.h"
#include "services/ec2/begin.h"
#include "services/ec2/describe.h"
#include "services/ec2/gate.h"

namespace backlot::ec2 {

namespace {

template <class Read>
Texts of_links(const AclRecord& acl, Read read) {
    Texts texts;
    for (const auto& link : acl.links) texts.push_back(read(link));
    return texts;
}

template <class Read>
Texts of_entries(const AclRecord& acl, Read read) {
    Texts texts;
    for (const auto& entry : acl.entries) {
        if (auto text = read(entry); !text.empty()) texts.push_back(std::move(text));
    }
    return texts;
}

std::string number_text(const std::optional<std::int64_t>& number) { return number ? std::to_string(*number) : std::string{}; }

constexpr FilterOf<AclRecord> acl_filters[] = {
    {"network-acl-id", [](const Context&, const AclRecord& one) { return Texts{one.id}; }},
    {"vpc-id", [](const Context&, const AclRecord& one) { return Texts{one.vpc}; }},
    {"default", [](const Context&, const AclRecord& one) { return yes_or_no(one.is_default); }},
    {"owner-id", [](const Context& context, const AclRecord&) { return Texts{owner_of(context)}; }},
    {"association.association-id", [](const Context&, const AclRecord& one) { return of_links(one, [](const SubnetLink& link) { return link.id; }); }},
    {"association.network-acl-id", [](const Context&, const AclRecord& one) { return one.links.empty() ? Texts{} : Texts{one.id}; }},
    {"association.subnet-id", [](const Context&, const AclRecord& one) { return of_links(one, [](const SubnetLink& link) { return link.subnet; }); }},
    {"entry.cidr", [](const Context&, const AclRecord& one) { return of_entries(one, [](const AclEntryRecord& entry) { return entry.cidr; }); }},
    {"entry.ipv6-cidr", [](const Context&, const AclRecord& one) { return of_entries(one, [](const AclEntryRecord& entry) { return entry.cidr6; }); }},
    {"entry.protocol", [](const Context&, const AclRecord& one) { return of_entries(one, [](const AclEntryRecord& entry) { return entry.protocol; }); }},
    {"entry.rule-action", [](const Context&, const AclRecord& one) { return of_entries(one, [](const AclEntryRecord& entry) { return std::string(entry.allows ? "allow" : "deny"); }); }},
    {"entry.rule-number", [](const Context&, const AclRecord& one) { return of_entries(one, [](const AclEntryRecord& entry) { return std::to_string(entry.number); }); }},
    {"entry.egress", [](const Context&, const AclRecord& one) { return of_entries(one, [](const AclEntryRecord& entry) { return std::string(entry.is_egress ? "true" : "false"); }); }},
    {"entry.port-range.from", [](const Context&, const AclRecord& one) { return of_entries(one, [](const AclEntryRecord& entry) { return number_text(entry.from_port); }); }},
    {"entry.port-range.to", [](const Context&, const AclRecord& one) { return of_entries(one, [](const AclEntryRecord& entry) { return number_text(entry.to_port); }); }},
    {"entry.icmp.type", [](const Context&, const AclRecord& one) { return of_entries(one, [](const AclEntryRecord& entry) { return number_text(entry.icmp_type); }); }},
    {"entry.icmp.code", [](const Context&, const AclRecord& one) { return of_entries(one, [](const AclEntryRecord& entry) { return number_text(entry.icmp_code); }); }},
};

}  // namespace

Result<Access> describe_network_acls_access(const Context& context, const DescribeNetworkAclsInput&) {
    return on_all(context, "ec2:DescribeNetworkAcls");
}

Result<DescribeNetworkAclsOutput> describe_network_acls(const Context& context, const DescribeNetworkAclsInput& input) {
    BACKLOT_CHECK(begin(input, {"Filters", "NetworkAclIds", "NextToken", "MaxResults"}));
    BACKLOT_TRY(page, select<AclRecord>(context, acls, acl_filters,
                                        {"networkAclIds", input.network_acl_ids, input.filters, input.max_results, input.next_token}));
    DescribeNetworkAclsOutput output{.next_token = page.next};
    output.network_acls.given = true;
    for (const auto& one : page.items) output.network_acls.push_back(acl_shape(context, one));
    return output;
}

}  // namespace backlot::ec2
