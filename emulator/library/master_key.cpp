#include "library/master_key.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

#include "clock/clock.h"
#include "store/file.h"

namespace backlot::library {

namespace {

Result<std::string> read_key(const std::filesystem::path& path) {
    BACKLOT_TRY(file, store::File::open(path, O_RDONLY));
    // As after a copy that did not keep the mode.
    if (::fchmod(file.descriptor(), 0600) != 0) return fail(store::system_error(errno, "closing the master key to others"));
    BACKLOT_TRY(key, file.read(0, master_key_bytes + 1));
    if (key.size() != master_key_bytes) {
        return fail("StateDamaged", path.string() + " is not a master key: it must have 32 bytes", 500);
    }
    return std::move(key);
}

}  // namespace

Result<std::string> master_key(const std::optional<std::filesystem::path>& state) {
    auto entropy = clock::Ids::real();
    if (!state) return entropy.bytes(master_key_bytes);
    const auto path = *state / "master.key";
    if (std::filesystem::exists(path)) return read_key(path);
    // Written aside and renamed, so that no half of a key is ever found.
    const auto beside = *state / "master.key.new";
    const auto key = entropy.bytes(master_key_bytes);
    {
        BACKLOT_TRY(file, store::File::open(beside, O_WRONLY | O_CREAT | O_TRUNC, 0600));
        BACKLOT_CHECK(file.append(key));
        BACKLOT_CHECK(file.sync());
    }
    if (::rename(beside.c_str(), path.c_str()) != 0) return fail(store::system_error(errno, "keeping the master key"));
    return key;
}

}  // namespace backlot::library
