#include "runtime/cgroup.h"

#include <fstream>
#include <sstream>

namespace backlot::runtime {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

fs::path cgroup_file(const std::string& cgroup, const char* controller, const char* v1_name, const char* v2_name) {
    const fs::path root = "/sys/fs/cgroup";
    if (fs::exists(root / "cgroup.controllers")) return root / cgroup.substr(1) / v2_name;
    return root / controller / cgroup.substr(1) / v1_name;
}

std::uint64_t number_in(const fs::path& file) {
    std::ifstream in(file);
    std::uint64_t value = 0;
    in >> value;
    return value;
}

std::uint64_t field_in(const fs::path& file, std::string_view name) {
    std::ifstream in(file);
    std::string key;
    std::uint64_t value = 0;
    while (in >> key >> value) {
        if (key == name) return value;
    }
    return 0;
}

}  // namespace backlot::runtime
