#include "base/assert.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>

namespace backlot {

namespace {
std::atomic<const char*> crash_context{nullptr};
}

void set_crash_context(const char* context) { crash_context.store(context); }

void assertion_failed(const char* expression, const char* file, int line) {
    std::fprintf(stderr, "backlot: assertion failed: %s (%s:%d)\n", expression, file, line);
    if (const char* context = crash_context.load()) std::fprintf(stderr, "%s\n", context);
    std::abort();
}

}  // namespace backlot
