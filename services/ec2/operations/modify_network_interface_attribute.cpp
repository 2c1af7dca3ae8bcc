// ModifyNetworkInterfaceAttribute: one of an interface's description, groups, source check, public address, or whether
// it goes with what it is attached to.
//
// Fails with InvalidNetworkInterfaceID.NotFound, InvalidGroup.NotFound, InvalidAttachmentID.NotFound,
// InvalidParameterCombination, AuthFailure (a service's).
//
// Source: Amazon EC2 API Reference (2016-11-15), ModifyNetworkInterfaceAttribute.
#include "services/ec2/attributes.h"
#include "services/ec2/begin.h"
#include "services/ec2/groups.h"
#include "services/ec2/interfaces.h"
#include "services/ec2/manage.h"

namespace backlot::ec2 {

namespace {

Result<> set_public_address(Context& context, InterfaceRecord& interface, bool is_wanted) {
    auto& primary = interface.addresses.front();
    if (is_wanted == !primary.public_ip.empty()) return {};
    if (is_wanted) {
        BACKLOT_TRY(address, take_public_address(context, interface.id));
        primary.public_ip = address;
        return {};
    }
    free_public_address(context, primary.public_ip);
    primary.public_ip = "";
    return {};
}

}  // namespace

Result<Access> modify_network_interface_attribute_access(const Context& context,
                                                         const ModifyNetworkInterfaceAttributeInput& input) {
    constexpr std::string_view action = "ec2:ModifyNetworkInterfaceAttribute";
    auto question = on(context, action, input.network_interface_id, "network-interface");
    add_attribute(question.keys, "SourceDestCheck", input.source_dest_check);
    if (input.description) add_attribute(question.keys, "Description", input.description->value.value_or(""));
    if (input.associate_public_ip_address) {
        add_attribute(question.keys, "AssociatePublicIpAddress",
                      std::string(*input.associate_public_ip_address ? "true" : "false"));
    }
    std::vector<Question> questions{std::move(question)};
    for (const auto& id : input.groups) questions.push_back(on(context, action, id, "security-group"));
    return asks(std::move(questions));
}

Result<ModifyNetworkInterfaceAttributeOutput> modify_network_interface_attribute(
    Context& context, const ModifyNetworkInterfaceAttributeInput& input) {
    // AssociatePublicIpAddress is asked for false too.
    BACKLOT_CHECK(begin(input, {"AssociatePublicIpAddress", "NetworkInterfaceId", "Description", "SourceDestCheck",
                                "Groups", "Attachment"}));
    BACKLOT_TRY(interface, need(context, interfaces, input.network_interface_id));
    BACKLOT_CHECK(check_manages(context, interface));
    const auto count = input.description.has_value() + input.source_dest_check.has_value() +
        static_cast<int>(!input.groups.empty()) + input.attachment.has_value() +
        input.associate_public_ip_address.has_value();
    if (count != 1) {
        return errors::bad_combination(count == 0 ? "No attributes specified"
                                                  : "Fields for multiple attribute types specified");
    }
    if (input.description) interface.description = input.description->value.value_or("");
    if (input.source_dest_check) interface.checks_source = input.source_dest_check->value.value_or(true);
    if (!input.groups.empty()) {
        BACKLOT_TRY(in_groups, groups_for_interface(context, interface.vpc, input.groups));
        interface.groups = in_groups;
        tell_network(context, interface.vpc);
    }
    if (input.associate_public_ip_address) {
        BACKLOT_CHECK(set_public_address(context, interface, *input.associate_public_ip_address));
    }
    if (input.attachment) {
        const auto& change = *input.attachment;
        if (change.default_ena_queue_count || change.ena_queue_count) {
            return errors::not_built("backlot does not implement ENA queues yet.");
        }
        if (!interface.attachment || change.attachment_id != interface.attachment->id) {
            return errors::make("InvalidAttachmentID.NotFound",
                                "The attachment ID '" + change.attachment_id.value_or("") + "' does not exist");
        }
        interface.attachment->deletes_on_termination = change.delete_on_termination.value_or(false);
    }
    keep(context, interfaces, interface);
    return ModifyNetworkInterfaceAttributeOutput{};
}

}  // namespace backlot::ec2
