#include "runtime/leftovers.h"

#include "runtime/process.h"

namespace backlot::runtime {

namespace fs = std::filesystem;

void discard(const fs::path& folder) {
    std::error_code error;
    fs::remove_all(folder, error);
}

void end_leftovers(const fs::path& folder) {
    const auto root = (folder / "runc").string();
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder / "runc", error)) {
        (void)run({"runc", "--root", root, "delete", "--force", entry.path().filename().string()});
    }
    discard(folder / "containers");
    discard(folder / "volumes");
    for (const auto& entry : fs::directory_iterator(folder / "layers", error)) {
        if (entry.path().extension() == ".half") discard(entry.path());
    }
}

}  // namespace backlot::runtime
