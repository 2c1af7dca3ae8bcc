// OrganizationText: an organization file that a test writes, for as long as the test.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "library/backlot.h"

namespace backlot::testing {

class OrganizationText {
  public:
    explicit OrganizationText(const std::string& text)
        : path_(std::filesystem::temp_directory_path() / ("backlot-organization-" + std::to_string(::getpid()) + ".yaml")) {
        std::ofstream(path_) << text;
    }
    ~OrganizationText() { std::filesystem::remove(path_); }
    OrganizationText(const OrganizationText&) = delete;
    OrganizationText& operator=(const OrganizationText&) = delete;

    [[nodiscard]] std::string path() const { return path_.string(); }
    // What is wrong with it; empty where nothing is.
    [[nodiscard]] std::string mistake() const {
        const auto opened = Backlot::open({.organization_file = path_, .seed = 1});
        return opened ? "" : opened.error().message;
    }

  private:
    std::filesystem::path path_;
};

}  // namespace backlot::testing
