#include "services/ec2/idempotency.h"

#include <algorithm>

#include "base/digest.h"
#include "model/descriptors.h"
#include "model/json.h"

namespace backlot::ec2 {

std::string digest_of(std::string_view operation, const void* input) {
    const auto all = service().operations;
    const auto found = std::ranges::find(all, operation, &model::Operation::name);
    BACKLOT_ASSERT(found != all.end() && found->input != nullptr);
    return sha256_hex(model::to_json(*found->input, input).dump());
}

}  // namespace backlot::ec2
