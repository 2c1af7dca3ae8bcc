// Scenarios: each is read, or refused with a mistake a line.
#include "tests/fuzz/fuzz.h"
#include "scenario/scenario.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace backlot;
    const auto read = scenario::parse_scenario(fuzz::text_of(data, size), "/nowhere/fuzz.yaml", {.fixtures = "/nowhere"});
    if (read) {
        (void)read->count();
        BACKLOT_ASSERT(!read->name().empty());
    } else {
        BACKLOT_ASSERT(!read.error().message.empty());
    }
    return 0;
}
