#include "identity/epoch.h"

#include <atomic>

#include "clock/clock.h"
#include "identity/records.h"

namespace backlot::identity {

namespace {

// Values are unique within the process and, by their random start, against what an earlier process left behind:
// a bundle cached under one can never be taken for another's.
std::uint64_t next_value() {
    static std::atomic<std::uint64_t> value{clock::Ids::real().number() >> 1};
    return ++value;
}

}  // namespace

std::uint64_t epoch_of(const store::View& view) {
    const auto row = store::find(view, epochs);
    return row ? row->value : 0;
}

void touch(store::WriteSet& writes) { store::put(writes, epochs, Epoch{.value = next_value()}); }

}  // namespace backlot::identity
