// Repositories by name, what their operations ask of the gate, and their shapes.
//
// A repository's own policy and its registry's policy are one resource policy: a request is allowed where either lets it.
//
// Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon Elastic Container Registry";
// Amazon ECR User Guide, "Private repository policies", "Private registry permissions".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kernel/condition_keys.h"
#include "kernel/context.h"
#include "services/ecr/errors.h"
#include "services/ecr/model.h"
#include "services/ecr/tables.h"

namespace backlot::ecr {

using identity::Question;
using kernel::Access;
using kernel::Context;
using Keys = kernel::ConditionKeys;
using kernel::add_key;
using kernel::add_list;
using kernel::add_request_tags;
using MaybeText = std::optional<std::string>;

// The account that a request means: its own where it names none.
[[nodiscard]] std::string registry_of(const Context& context, const MaybeText& registry_id);
[[nodiscard]] RegistryRecord find_registry(const Context& context, std::string_view account, std::string_view region);
void store_registry(Context& context, const RegistryRecord& registry);  // the caller's own

// Fails with RepositoryNotFoundException.
[[nodiscard]] Result<RepositoryRecord> need_repository(const Context& context, const MaybeText& registry_id, std::string_view name);
// Of an ARN; fails with InvalidParameterException too.
[[nodiscard]] Result<RepositoryRecord> need_by_arn(const Context& context, std::string_view arn);
void store_repository(Context& context, const RepositoryRecord& repository);

// Where an ARN says that a repository is; nothing for another resource's.
struct RepositoryPlace {
    std::string account;
    std::string region;
    std::string name;
};
[[nodiscard]] std::optional<RepositoryPlace> place_in(std::string_view arn);
[[nodiscard]] std::string arn_of(const RepositoryRecord& repository);
[[nodiscard]] std::string repository_arn(std::string_view region, std::string_view account, std::string_view name);
// "111122223333.dkr.ecr.eu-west-2.localhost:4566", as a client reaches it; in process with AWS's own domain.
[[nodiscard]] std::string registry_host(const Context& context, std::string_view account, std::string_view region);

// "http://HOST", or with TLS where the client came by it.
[[nodiscard]] std::string own_address(const Context& context, std::string_view host);

// Of a repository, whether it is there or not.
[[nodiscard]] Question question_on(const Context& context, std::string_view action, std::string_view account,
                                   std::string_view region, std::string_view name, Keys keys = {});
[[nodiscard]] Access on_repository(const Context& context, std::string_view action, const MaybeText& registry_id,
                                   std::string_view name, Keys keys = {});
[[nodiscard]] Access on_arn(const Context& context, std::string_view action, std::string_view arn, Keys keys = {});
// Of the registry as a whole.
[[nodiscard]] Access on_registry(std::string_view action, Keys keys = {});

// A policy as it is stored, its principals canonical. Fails with InvalidParameterException.
[[nodiscard]] Result<std::string> checked_policy(const Context& context, std::string_view text, std::string_view kind);

// Fails with InvalidTagParameterException and TooManyTagsException.
[[nodiscard]] Result<> add_tags(Tags& tags, const model::List<Tag>& more);
// Fails with InvalidParameterException.
[[nodiscard]] Result<> set_mutability(RepositoryRecord& repository, std::string_view mutability,
                                      const model::List<ImageTagMutabilityExclusionFilter>& filters);
[[nodiscard]] bool is_immutable(const RepositoryRecord& repository, std::string_view tag);
// '*' stands for any run of characters.
[[nodiscard]] bool fits_wildcard(std::string_view pattern, std::string_view text);

[[nodiscard]] Repository repository_shape(const Context& context, const RepositoryRecord& repository);
[[nodiscard]] model::List<ImageTagMutabilityExclusionFilter> exclusion_shapes(const RepositoryRecord& repository);

}  // namespace backlot::ecr
