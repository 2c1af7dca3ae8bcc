// Always-on assertions: for our own mistakes, never for a caller's.
#pragma once

namespace backlot {

// Writes what failed, with the context that set_crash_context gave, and aborts.
[[noreturn]] void assertion_failed(const char* expression, const char* file, int line);

// Text written before an abort: the seed and the tail of the journal. `context` is borrowed until replaced.
void set_crash_context(const char* context);

}  // namespace backlot

#define BACKLOT_ASSERT(expression) \
    ((expression) ? void(0) : ::backlot::assertion_failed(#expression, __FILE__, __LINE__))
