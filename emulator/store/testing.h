// What tests of the store share.
#pragma once

#include <stdlib.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "store/branch.h"
#include "store/disk_store.h"

namespace backlot::store::testing {

// A folder that goes with the test.
class Folder {
  public:
    Folder() {
        auto name = (std::filesystem::temp_directory_path() / "backlot-test-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code error;
        std::filesystem::remove_all(path_, error);
    }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

inline void write(Branch& branch, std::string_view key, std::string value) {
    const auto outcome = branch.write([&](WriteSet& writes) -> Result<> {
        writes.put(key, std::move(value));
        return {};
    });
    if (!outcome) FAIL(outcome.error().code << ": " << outcome.error().message);
}

}  // namespace backlot::store::testing
