// What a benchmark of the whole emulator begins with: it opened, or a call done, or the program ends with what was wrong.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

#include "library/backlot.h"

namespace backlot::bench {

inline std::unique_ptr<Backlot> opened(const BacklotOptions& options) {
    auto made = Backlot::open(options);
    if (made) return std::move(*made);
    std::fprintf(stderr, "%s\n", made.error().message.c_str());
    std::exit(2);
}

// An operation of S3 in eu-west-2.
inline void must(Backlot& backlot, const char* who, const char* operation, const Json& input) {
    const auto done = backlot.call(*backlot.principal(who), {}, "eu-west-2", "s3", operation, input);
    if (!done.error) return;
    std::fprintf(stderr, "%s: %s\n", operation, done.error->message.c_str());
    std::exit(2);
}

}  // namespace backlot::bench
