// DescribeRepositoryCreationTemplates: those of these prefixes, or all, a page at a time.
//
// Fails with ValidationException, InvalidParameterException.
//
// Source: Amazon ECR API Reference (2015-09-21), DescribeRepositoryCreationTemplates.
#include "services/ecr/page.h"
#include "services/ecr/templates.h"

namespace backlot::ecr {

Result<Access> describe_repository_creation_templates_access(const Context&, const DescribeRepositoryCreationTemplatesInput&) {
    return on_registry("ecr:DescribeRepositoryCreationTemplates");
}

Result<DescribeRepositoryCreationTemplatesOutput> describe_repository_creation_templates(const Context& context,
                                                                                         const DescribeRepositoryCreationTemplatesInput& input) {
    std::vector<TemplateRecord> found;
    store::scan(context.view(), templates, [&](const TemplateRecord& one) {
        if (input.prefixes.empty() || std::ranges::find(input.prefixes, one.prefix) != input.prefixes.end()) found.push_back(one);
    }, context.account(), context.region());
    DescribeRepositoryCreationTemplatesOutput output{.registry_id = context.account()};
    BACKLOT_TRY(next, cut_page(found, &TemplateRecord::prefix, input.max_results, input.next_token));
    output.next_token = next;
    output.repository_creation_templates.given = true;
    for (const auto& one : found) output.repository_creation_templates.push_back(template_shape(one));
    return output;
}

}  // namespace backlot::ecr
