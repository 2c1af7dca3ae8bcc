// File: an owned file descriptor, and the few calls on it that the state needs.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "base/error.h"

namespace backlot::store {

class File {
  public:
    File() = default;
    explicit File(int descriptor) : descriptor_(descriptor) {}
    File(File&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    File& operator=(File&& other) noexcept {
        std::swap(descriptor_, other.descriptor_);
        return *this;
    }
    ~File();

    // `flags` as open(2) takes them; O_CLOEXEC is added.
    [[nodiscard]] static Result<File> open(const std::filesystem::path& path, int flags, unsigned mode = 0600);

    [[nodiscard]] int descriptor() const { return descriptor_; }
    explicit operator bool() const { return descriptor_ >= 0; }

    // All of it. Fails with ServiceUnavailable on a full disk.
    [[nodiscard]] Result<> append(std::string_view bytes);
    // The same at a place of the file, whatever it holds there.
    [[nodiscard]] Result<> write_at(std::uint64_t offset, std::string_view bytes);
    // Up to `length` bytes, fewer at the end of the file.
    [[nodiscard]] Result<std::string> read(std::uint64_t offset, std::uint64_t length) const;
    [[nodiscard]] Result<std::uint64_t> size() const;
    [[nodiscard]] Result<> sync() const;

  private:
    int descriptor_ = -1;
};

// The Error of a failed system call: ServiceUnavailable (503) where the disk is full, StateUnavailable otherwise.
[[nodiscard]] Error system_error(int number, std::string_view doing);

}  // namespace backlot::store
