#include "http/file.h"

#include <unistd.h>

#include <cerrno>

namespace backlot::http {

File::~File() { ::close(descriptor_); }

bool append_file_bytes(std::string& out, const File& file, std::uint64_t offset, std::size_t size) {
    const auto start = out.size();
    out.resize(start + size);
    std::size_t done = 0;
    while (done < size) {
        const auto got = ::pread(file.descriptor(), out.data() + start + done, size - done, static_cast<off_t>(offset + done));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        done += static_cast<std::size_t>(got);
    }
    return true;
}

}  // namespace backlot::http
