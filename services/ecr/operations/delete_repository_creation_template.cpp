// DeleteRepositoryCreationTemplate.
//
// Fails with TemplateNotFoundException.
//
// Source: Amazon ECR API Reference (2015-09-21), DeleteRepositoryCreationTemplate.
#include "services/ecr/templates.h"

namespace backlot::ecr {

Result<Access> delete_repository_creation_template_access(const Context&, const DeleteRepositoryCreationTemplateInput&) {
    return on_registry("ecr:DeleteRepositoryCreationTemplate");
}

Result<DeleteRepositoryCreationTemplateOutput> delete_repository_creation_template(Context& context,
                                                                                   const DeleteRepositoryCreationTemplateInput& input) {
    BACKLOT_TRY(record, need_template(context, input.prefix));
    store::erase(context.writes(), templates, context.account(), context.region(), record.prefix);
    return DeleteRepositoryCreationTemplateOutput{.registry_id = context.account(), .repository_creation_template = template_shape(record)};
}

}  // namespace backlot::ecr
