// Organization files: each is read, or refused with a mistake a line.
#include <sys/mman.h>
#include <unistd.h>

#include "tests/fuzz/fuzz.h"
#include "identity/organization_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace backlot;
    static const int file = ::memfd_create("organization", MFD_CLOEXEC);
    static const std::string path = "/proc/self/fd/" + std::to_string(file);
    BACKLOT_ASSERT(::ftruncate(file, 0) == 0);
    BACKLOT_ASSERT(::pwrite(file, data, size, 0) == static_cast<ssize_t>(size));
    const auto read = identity::read_organization_file(path, "/nowhere");
    BACKLOT_ASSERT(read || (read.error().code == "OrganizationFileInvalid" && !read.error().message.empty()));
    return 0;
}
