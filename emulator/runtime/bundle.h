// An OCI bundle: a container's config.json as runc reads it, and whom an image's user is.
//
// Source: OCI Runtime Specification 1.0; Docker's defaults for capabilities, masked paths and devices, which ECS uses.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "runtime/runtime.h"

namespace backlot::runtime {

struct Identity {
    std::uint32_t user = 0;
    std::uint32_t group = 0;
    std::vector<std::uint32_t> further_groups = {};
    std::string home = "/";
};
// "app:staff" by the image's own /etc/passwd and /etc/group, looked for in `folders`, the topmost first.
// Fails with UserUnknown, in the words of Docker's runtime.
[[nodiscard]] Result<Identity> find_identity(std::string_view user, const std::vector<std::filesystem::path>& folders);

struct BundlePlace {
    std::filesystem::path folder;             // the bundle's: root/, hosts, hostname, resolv.conf lie in it
    std::string network_namespace;            // a path
    std::string cgroup;                       // "/backlot/ID"
};
// Writes config.json and the files of /etc that are the task's own. Fails with RuntimeFailure.
[[nodiscard]] Result<> write_bundle(const ContainerSpec& spec, const Identity& identity, const BundlePlace& place);
// How an overlay of these folders, the topmost first, is mounted. Fails where that does not fit a page.
[[nodiscard]] Result<std::string> overlay_options(const std::vector<std::filesystem::path>& lower,
                                                  const std::filesystem::path& folder);
[[nodiscard]] std::string config_of(const ContainerSpec& spec, const Identity& identity, const BundlePlace& place);

}  // namespace backlot::runtime
