// Control groups: what a container uses, whichever version of them the machine has. And small files of /proc and /sys.
//
// Source: kernel.org, "Control Group v2"; "Memory Resource Controller" (v1).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace backlot::runtime {

// A group's file. v2 has one tree; v1 one for each controller.
[[nodiscard]] std::filesystem::path cgroup_file(const std::string& cgroup, const char* controller, const char* v1_name,
                                                const char* v2_name);
[[nodiscard]] std::string read_file(const std::filesystem::path& path);
// The first number of a file; 0 where there is none.
[[nodiscard]] std::uint64_t number_in(const std::filesystem::path& file);
// Of a file of names and numbers: "oom_kill 1" in memory.oom_control (v1) or memory.events (v2).
[[nodiscard]] std::uint64_t field_in(const std::filesystem::path& file, std::string_view name);

}  // namespace backlot::runtime
