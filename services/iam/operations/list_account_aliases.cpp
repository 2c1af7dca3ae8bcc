// ListAccountAliases: one alias or none.
//
// Source: IAM API Reference, ListAccountAliases.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/passwords.h"

namespace backlot::iam {

Result<Access> list_account_aliases_access(const Context&, const ListAccountAliasesInput&) {
    return on_all("iam:ListAccountAliases");
}

Result<ListAccountAliasesOutput> list_account_aliases(const Context& context, const ListAccountAliasesInput& input) {
    BACKLOT_TRY(account, need_account(context));
    std::vector<std::string> aliases;
    if (!account.alias.empty()) aliases.push_back(account.alias);
    BACKLOT_TRY(page, page_of(std::move(aliases), input.max_items, input.marker, [](const auto& one) { return one; }));
    ListAccountAliasesOutput output;
    fill_page(output, &ListAccountAliasesOutput::account_aliases, std::move(page));
    return output;
}

}  // namespace backlot::iam
