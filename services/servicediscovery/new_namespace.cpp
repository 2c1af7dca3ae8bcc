#include "services/servicediscovery/new_namespace.h"

#include "base/encoding.h"

namespace backlot::servicediscovery {

namespace {

constexpr std::size_t hash_digits = 16;

}  // namespace

Result<std::string> make_namespace(Context& context, NamespaceRecord draft, const model::List<Tag>& tags) {
    std::optional<NamespaceRecord> other;
    bool is_taken = false;
    store::scan(context.view(), namespaces, [&](const NamespaceRecord& one) {
        const bool is_same = equal_ignoring_case(one.name, draft.name) && one.type == draft.type &&
            one.vpc == draft.vpc;
        if (is_same) other = one;
        is_taken = is_taken || equal_ignoring_case(http_name_of(one), draft.name);
        return !is_same;
    }, context.account(), context.region());
    if (other) {
        return fail(Error{.code = "NamespaceAlreadyExists",
                          .message = "Namespace with name " + draft.name + " already exists.",
                          .details = {{"CreatorRequestId", other->creator_request_id}, {"NamespaceId", other->id}}});
    }
    draft.id = "ns-" + context.ids().alnum_lower(16);
    draft.created = context.now();
    if (is_taken) draft.http_name = draft.name + "-" + context.ids().alnum_lower(hash_digits);
    BACKLOT_CHECK(add_tags(draft.tags, tags, namespace_arn(context, draft.id)));
    store::put(context.writes(), namespaces, draft, context.account(), context.region(), draft.id);
    return note_operation(context, "CREATE_NAMESPACE", {{"NAMESPACE", draft.id}});
}

}  // namespace backlot::servicediscovery
