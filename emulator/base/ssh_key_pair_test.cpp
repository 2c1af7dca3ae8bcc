#include "base/ssh_key_pair.h"

#include <unistd.h>

#include <catch2/catch.hpp>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace backlot;

namespace {

// What OpenSSH makes of a private key: its public half; empty where it is not there to ask, or does not take the key.
std::string asked_of_openssh(const std::string& private_key) {
    const auto file = std::filesystem::temp_directory_path() / ("backlot-key-" + std::to_string(::getpid()));
    std::ofstream(file) << private_key;
    std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    std::string text;
    if (auto* pipe = ::popen(("ssh-keygen -y -f " + file.string() + " 2>/dev/null").c_str(), "r")) {
        char piece[256];
        while (std::fgets(piece, sizeof piece, pipe) != nullptr) text += piece;
        ::pclose(pipe);
    }
    std::filesystem::remove(file);
    return text;
}

bool has_openssh() { return std::system("command -v ssh-keygen >/dev/null 2>&1") == 0; }

}  // namespace

TEST_CASE("Keys for SSH") {
    for (const auto& key : {make_rsa_key_pair(), make_ed25519_key_pair()}) {
        const auto read = read_public_half(key.public_key + " somebody@somewhere\n");
        REQUIRE(read);
        CHECK(read->public_key == key.public_key);
        CHECK(read->private_key.empty());
        if (has_openssh()) CHECK_THAT(asked_of_openssh(key.private_key), Catch::StartsWith(key.public_key));
        else WARN("ssh-keygen is not here: the private keys are not compared with OpenSSH's reading");
    }
    CHECK(make_ed25519_key_pair().public_key != make_ed25519_key_pair().public_key);
}

TEST_CASE("Texts that are no keys for SSH") {
    for (const auto* bad : {"", "ssh-rsa", "ssh-rsa AAAA", "ssh-dss AAAAB3NzaC1kc3M= x", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAAQA=", "ssh-rsa AAAAB3NzaC1yc2H/////"}) {
        CHECK_FALSE(read_public_half(bad));
    }
}
