#include "services/servicediscovery/new_namespace.h"

#include "base/encoding.h"

namespace backlot::servicediscovery {

Result<std::string> make_namespace(Context& context, NamespaceRecord draft, const model::List<Tag>& tags) {
    std::optional<NamespaceRecord> other;
    store::scan(context.view(), namespaces, [&](const NamespaceRecord& one) {
        const bool is_same = equal_ignoring_case(one.name, draft.name) && one.type == draft.type &&
            one.vpc == draft.vpc;
        if (is_same) other = one;
        return !is_same;
    }, context.account(), context.region());
    if (other) {
        return fail(Error{.code = "NamespaceAlreadyExists",
                          .message = "Namespace with name " + draft.name + " already exists.",
                          .details = {{"CreatorRequestId", other->creator_request_id}, {"NamespaceId", other->id}}});
    }
    draft.id = "ns-" + context.ids().alnum_lower(16);
    draft.created = context.now();
    BACKLOT_CHECK(add_tags(draft.tags, tags, namespace_arn(context, draft.id)));
    store::put(context.writes(), namespaces, draft, context.account(), context.region(), draft.id);
    return note_operation(context, "CREATE_NAMESPACE", {{"NAMESPACE", draft.id}});
}

}  // namespace backlot::servicediscovery
