// UpdateRepositoryCreationTemplate: what it does not say stays. Repositories that are there do not change.
//
// Fails with TemplateNotFoundException, ValidationException, InvalidParameterException.
//
// Source: Amazon ECR API Reference (2015-09-21), UpdateRepositoryCreationTemplate.
#include "services/ecr/templates.h"

namespace backlot::ecr {

Result<Access> update_repository_creation_template_access(const Context&, const UpdateRepositoryCreationTemplateInput&) {
    return on_registry("ecr:UpdateRepositoryCreationTemplate");
}

Result<UpdateRepositoryCreationTemplateOutput> update_repository_creation_template(Context& context,
                                                                                   const UpdateRepositoryCreationTemplateInput& input) {
    BACKLOT_TRY(record, need_template(context, input.prefix));
    BACKLOT_CHECK(take_template(context, record, input));
    store_template(context, record);
    return UpdateRepositoryCreationTemplateOutput{.registry_id = context.account(), .repository_creation_template = template_shape(record)};
}

}  // namespace backlot::ecr
