#include "runtime/docker_image.h"

#include <archive.h>
#include <archive_entry.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <map>

#include "base/digest.h"
#include "runtime/process.h"
#include "text/json.h"

namespace backlot::runtime {

namespace {

namespace fs = std::filesystem;

Layer layer_of(std::string digest, std::string bytes) {
    return {.digest = std::move(digest), .read = [bytes = std::move(bytes)](std::uint64_t offset, std::uint64_t length) -> Result<std::string> {
                return offset >= bytes.size() ? std::string{} : bytes.substr(offset, length);
            }};
}

std::map<std::string, std::string> files_of(const fs::path& tar) {
    std::map<std::string, std::string> files;
    auto* from = archive_read_new();
    archive_read_support_format_tar(from);
    REQUIRE(archive_read_open_filename(from, tar.c_str(), 10'240) == ARCHIVE_OK);
    archive_entry* entry = nullptr;
    while (archive_read_next_header(from, &entry) == ARCHIVE_OK) {
        std::string bytes(static_cast<std::size_t>(archive_entry_size(entry)), '\0');
        CHECK(archive_read_data(from, bytes.data(), bytes.size()) == static_cast<la_ssize_t>(bytes.size()));
        files[archive_entry_pathname(entry)] = bytes;
    }
    archive_read_free(from);
    return files;
}

struct ImageFolder {
    fs::path path = fs::temp_directory_path() / ("backlot-image-" + std::to_string(::getpid()));
    ImageFolder() { fs::create_directories(path); }
    ~ImageFolder() { fs::remove_all(path); }
};

}  // namespace

TEST_CASE("An archive that a Docker Engine loads", "[runtime]") {
    const ImageFolder folder;
    const auto file = folder.path / "image.tar";
    const auto pause = pause_layer();
    SECTION("layers lie in it without their compression, under the digests of that") {
        const std::string plain = "tar of the layer";
        std::ofstream(folder.path / "plain") << plain;
        REQUIRE(run({"gzip", "-k", (folder.path / "plain").string()}));
        std::ifstream in(folder.path / "plain.gz", std::ios::binary);
        const std::string packed{std::istreambuf_iterator<char>(in), {}};
        REQUIRE(write_image({layer_of("sha256:1", packed), layer_of("sha256:2", plain + "!")}, "backlot/x:1", file));
        const auto files = files_of(file);
        const auto manifest = Json::parse(files.at("manifest.json"));
        REQUIRE(manifest);
        const auto& image = manifest->as_array().front();
        CHECK(image["RepoTags"].as_array().front() == Json("backlot/x:1"));
        CHECK(files.at(image["Layers"].as_array()[0].as_string()) == plain);
        CHECK(files.at(image["Layers"].as_array()[1].as_string()) == plain + "!");
        const auto config = Json::parse(files.at(image["Config"].as_string()));
        REQUIRE(config);
        CHECK((*config)["rootfs"]["diff_ids"].as_array()[0] == Json("sha256:" + sha256_hex(plain)));
        CHECK(std::distance(fs::directory_iterator(folder.path), {}) == 3);  // nothing of the way is left
    }
    SECTION("the same layers have the same name, others another one") {
        CHECK(image_key({layer_of("a", ""), layer_of("b", "")}) == image_key({layer_of("a", ""), layer_of("b", "")}));
        CHECK(image_key({layer_of("a", ""), layer_of("b", "")}) != image_key({layer_of("b", ""), layer_of("a", "")}));
    }
    SECTION("a damaged layer, and one that cannot be read, fail with the reason") {
        const std::string broken("\x1f\x8b\x08\0\0\0\0\0\0\x03 no such block", 24);
        CHECK(write_image({layer_of("a", broken)}, "backlot/x:1", file).error().code == "LayerInvalid");
        const Layer gone{.digest = "b", .read = [](std::uint64_t, std::uint64_t) -> Result<std::string> { return fail("Gone", "gone", 500); }};
        CHECK(write_image({gone}, "backlot/x:1", file).error().code == "Gone");
    }
#ifdef __x86_64__
    SECTION("the program of a task's network waits until it is killed") {
        std::ofstream(folder.path / "pause.tar") << pause;
        const auto program = folder.path / "pause";
        std::ofstream(program) << files_of(folder.path / "pause.tar").at("pause");
        fs::permissions(program, fs::perms::owner_all);
        const auto process = spawn({.arguments = {program.string()}});
        REQUIRE(process);
        ::usleep(20'000);
        CHECK(::waitpid(*process, nullptr, WNOHANG) == 0);
        ::kill(*process, SIGKILL);
        CHECK(wait_for(*process) == 128 + SIGKILL);
    }
#endif
}

}  // namespace backlot::runtime
