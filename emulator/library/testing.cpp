#include "library/testing.h"

namespace backlot::testing {

Stage::Stage(StageOptions options) {
    BacklotOptions open;
    open.seed = options.seed;
    open.virtual_start = std::chrono::sys_days{std::chrono::year{2026} / 1 / 1};
    open.legacy_s3_defaults = options.legacy_s3_defaults;
    if (!options.organization_file.empty()) open.organization_file = options.organization_file;
    auto opened = Backlot::open(open);
    BACKLOT_ASSERT(opened.has_value());
    backlot_ = std::move(*opened);
    if (options.organization_file.empty()) as("main");
}

Stage& Stage::as(std::string_view principal) {
    auto found = backlot_->principal(principal);
    BACKLOT_ASSERT(found.has_value());
    caller_ = std::move(*found);
    return *this;
}

Stage& Stage::in(std::string_view region) {
    region_ = region;
    return *this;
}

}  // namespace backlot::testing
