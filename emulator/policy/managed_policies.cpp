#include "policy/managed_policies.h"

#include "policy/constant_data.h"

extern "C" const std::uint32_t backlot_managed_policy_data[];  // made by tools/datagen

namespace backlot::policy {
namespace {

using Word = ConstantData::Word;
constexpr std::size_t width = 7;

ConstantData managed_policy_data() { return ConstantData(backlot_managed_policy_data); }

ManagedPolicy policy_of(std::span<const Word> row) {
    const auto time = [](Word seconds) { return std::chrono::sys_seconds{std::chrono::seconds{seconds}}; };
    return {
        .name = managed_policy_data().string(row[0]),
        .arn = managed_policy_data().string(row[1]),
        .path = managed_policy_data().string(row[2]),
        .default_version_id = managed_policy_data().string(row[3]),
        .create_date = time(row[4]),
        .update_date = time(row[5]),
        .document = managed_policy_data().string(row[6]),
    };
}

}  // namespace

std::optional<ManagedPolicy> managed_policy_named(std::string_view name) {
    const auto rows = managed_policy_data().section(0);
    std::size_t low = 0;
    std::size_t high = rows.size() / width;
    while (low < high) {
        const auto middle = (low + high) / 2;
        const auto row = rows.subspan(middle * width, width);
        const int order = managed_policy_data().string(row[0]).compare(name);
        if (order == 0) return policy_of(row);
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return std::nullopt;
}

std::optional<ManagedPolicy> managed_policy(std::string_view arn) {
    auto found = managed_policy_named(arn.substr(arn.rfind('/') + 1));
    if (found && found->arn != arn) return std::nullopt;
    return found;
}

std::vector<ManagedPolicy> all_managed_policies() {
    std::vector<ManagedPolicy> out;
    const auto rows = managed_policy_data().section(0);
    out.reserve(rows.size() / width);
    for (std::size_t i = 0; i < rows.size(); i += width) out.push_back(policy_of(rows.subspan(i, width)));
    return out;
}

}  // namespace backlot::policy
