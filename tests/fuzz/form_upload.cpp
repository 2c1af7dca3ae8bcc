// A browser's upload: however the body is cut into pieces, the same fields and the same file come out.
#include <string>

#include "tests/fuzz/fuzz.h"
#include "gateway/form_reader.h"

namespace {

using namespace backlot;

std::string read_all(std::string_view boundary, std::string_view body, std::size_t piece_bytes) {
    gateway::FormReader reader(boundary);
    std::string file;
    int begun = 0;
    for (std::size_t at = 0; at < body.size(); at += piece_bytes) {
        const auto fed = reader.feed(
            body.substr(at, piece_bytes),
            [&]() -> Result<> {
                ++begun;
                return {};
            },
            [&](std::string_view bytes) -> Result<> {
                BACKLOT_ASSERT(begun == 1);
                file.append(bytes);
                return {};
            });
        if (!fed) return "failed " + fed.error().code;
    }
    const auto done = reader.finish();
    std::string story = done ? "done" : done.error().code;
    for (const auto& [name, value] : reader.fields()) story.append("\n").append(name).append("=").append(value);
    return done ? story + "\n" + reader.file_name() + "\n" + file : story;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    auto text = fuzz::text_of(data + 1, size - 1);
    const auto boundary = gateway::FormReader::boundary_of(fuzz::take_until(text, "\n"));
    if (!boundary) return 0;
    BACKLOT_ASSERT(read_all(*boundary, text, text.size() + 1) == read_all(*boundary, text, std::size_t{data[0]} % 32 + 1));
    return 0;
}
