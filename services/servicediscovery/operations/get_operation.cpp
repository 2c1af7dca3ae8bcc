// GetOperation: an operation, which has succeeded when it is there.
//
// Fails with OperationNotFound.
//
// Source: AWS Cloud Map API Reference (2017-03-14), GetOperation.
#include "services/servicediscovery/access.h"
#include "services/servicediscovery/errors.h"

namespace backlot::servicediscovery {

Result<Access> get_operation_access(const Context&, const GetOperationInput&) {
    return on_all("servicediscovery:GetOperation");
}

Result<GetOperationOutput> get_operation(const Context& context, const GetOperationInput& input) {
    const auto found = context.find(operations_made, context.account(), context.region(), input.operation_id);
    if (!found) return errors::make("OperationNotFound", "No operation found with ID: " + input.operation_id);
    return GetOperationOutput{.operation = Operation{.id = found->id,
                                                     .owner_account = context.account(),
                                                     .type = found->type,
                                                     .status = "SUCCESS",
                                                     .create_date = found->created,
                                                     .update_date = found->created,
                                                     .targets = model::Map<std::string>(found->targets)}};
}

}  // namespace backlot::servicediscovery
