// DescribeRepositories: those that are named, or all of the registry, a page at a time.
//
// Fails with RepositoryNotFoundException, InvalidParameterException.
//
// Source: Amazon ECR API Reference (2015-09-21), DescribeRepositories.
#include "services/ecr/access.h"
#include "services/ecr/page.h"

namespace backlot::ecr {

// One question for each that is named; of all repositories where none is.
Result<Access> describe_repositories_access(const Context& context, const DescribeRepositoriesInput& input) {
    if (input.repository_names.empty()) return on_repository(context, "ecr:DescribeRepositories", input.registry_id, "*");
    auto access = on_repository(context, "ecr:DescribeRepositories", input.registry_id, input.repository_names.front());
    for (std::size_t i = 1; i < input.repository_names.size(); ++i) {
        access.also.push_back(question_on(context, "ecr:DescribeRepositories", registry_of(context, input.registry_id), context.region(),
                                          input.repository_names[i]));
    }
    return access;
}

Result<DescribeRepositoriesOutput> describe_repositories(const Context& context, const DescribeRepositoriesInput& input) {
    DescribeRepositoriesOutput output;
    output.repositories.given = true;
    std::vector<RepositoryRecord> found;
    if (!input.repository_names.empty()) {
        if (input.next_token || input.max_results) {
            return errors::invalid_parameter("repositoryNames", "maxResults and nextToken cannot be used with repositoryNames");
        }
        for (const auto& name : input.repository_names) {
            BACKLOT_TRY(one, need_repository(context, input.registry_id, name));
            found.push_back(std::move(one));
        }
    } else {
        store::scan(context.view(), repositories, [&](const RepositoryRecord& one) { found.push_back(one); }, registry_of(context, input.registry_id),
                    context.region());
        BACKLOT_TRY(next, cut_page(found, &RepositoryRecord::name, input.max_results, input.next_token));
        output.next_token = next;
    }
    for (const auto& one : found) output.repositories.push_back(repository_shape(context, one));
    return output;
}

}  // namespace backlot::ecr
