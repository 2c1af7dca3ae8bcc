// DescribeKeyPairs: key pairs by name, id and filters.
//
// Fails with InvalidKeyPair.NotFound, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), DescribeKeyPairs.
#include <algorithm>

#include "services/ec2/begin.h"
#include "services/ec2/describe.h"
#include "services/ec2/key_pairs.h"

namespace backlot::ec2 {

namespace {

constexpr FilterOf<KeyPairRecord> key_pair_filters[] = {
    {"key-pair-id", [](const Context&, const KeyPairRecord& one) { return Texts{one.id}; }},
    {"key-name", [](const Context&, const KeyPairRecord& one) { return Texts{one.name}; }},
    {"fingerprint", [](const Context&, const KeyPairRecord& one) { return Texts{one.fingerprint}; }},
};

}  // namespace

Result<Access> describe_key_pairs_access(const Context& context, const DescribeKeyPairsInput&) { return on_all(context, "ec2:DescribeKeyPairs"); }

Result<DescribeKeyPairsOutput> describe_key_pairs(const Context& context, const DescribeKeyPairsInput& input) {
    BACKLOT_CHECK(begin(input, {"KeyNames", "KeyPairIds", "IncludePublicKey", "Filters"}));
    for (const auto& name : input.key_names) {
        if (!find_key_pair(context, name)) return no_key_pair(name);
    }
    BACKLOT_TRY(page, select<KeyPairRecord>(context, key_pairs, key_pair_filters, {"keyPairIds", input.key_pair_ids, input.filters, {}, {}}));
    DescribeKeyPairsOutput output;
    output.key_pairs.given = true;
    for (const auto& one : page.items) {
        if (!input.key_names.empty() && std::ranges::find(input.key_names, one.name) == input.key_names.end()) continue;
        KeyPairInfo shape{.key_pair_id = one.id, .key_type = one.kind, .tags = tag_list_of(context, one.id)};
        if (input.include_public_key.value_or(false)) shape.public_key = one.public_key + " " + one.name;
        shape.tags.given = true;
        shape.create_time = one.created;
        shape.key_name = one.name;
        shape.key_fingerprint = one.fingerprint;
        output.key_pairs.push_back(std::move(shape));
    }
    return output;
}

}  // namespace backlot::ec2
