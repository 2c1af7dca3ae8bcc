// CreateRepositoryCreationTemplate: what repositories of a prefix are like that nobody makes by name.
//
// Fails with TemplateAlreadyExistsException, ValidationException, InvalidParameterException.
//
// Source: Amazon ECR API Reference (2015-09-21), CreateRepositoryCreationTemplate.
#include "services/ecr/templates.h"

namespace backlot::ecr {

Result<Access> create_repository_creation_template_access(const Context&, const CreateRepositoryCreationTemplateInput&) {
    return on_registry("ecr:CreateRepositoryCreationTemplate");
}

Result<CreateRepositoryCreationTemplateOutput> create_repository_creation_template(Context& context,
                                                                                   const CreateRepositoryCreationTemplateInput& input) {
    if (need_template(context, input.prefix)) {
        return errors::make("TemplateAlreadyExistsException", "The Template with prefix '" + input.prefix + "' already exists in the registry with id '" +
                                                                  context.account() + "'");
    }
    TemplateRecord record{.prefix = input.prefix, .created = context.now()};
    BACKLOT_CHECK(take_template(context, record, input));
    store_template(context, record);
    return CreateRepositoryCreationTemplateOutput{.registry_id = context.account(), .repository_creation_template = template_shape(record)};
}

}  // namespace backlot::ecr
