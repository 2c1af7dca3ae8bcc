// Requests of one connection: however the bytes are cut into pieces, the same requests come out, and what came out has
// one length that nobody can read in two ways.
#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "base/encoding.h"
#include "http/request_reader.h"
#include "tests/fuzz/fuzz.h"

namespace {

using namespace backlot;
using http::RequestReader;

struct Body final : http::BodySink {
    std::string text;
    void on_body_piece(std::span<const char> bytes) override { text.append(bytes.data(), bytes.size()); }
};

// The last of a list, trimmed.
std::string_view last_of(std::string_view list) {
    list.remove_prefix(std::min(list.rfind(',') + 1, list.size()));
    const auto first = list.find_first_not_of(" \t");
    if (first == list.npos) return {};
    return list.substr(first, list.find_last_not_of(" \t") + 1 - first);
}

void check_head(const http::Head& head) {
    const auto count = [&](std::string_view name) { return std::ranges::count(head.headers, name, &http::Header::first); };
    BACKLOT_ASSERT(head.target.starts_with('/') || head.target == "*");
    BACKLOT_ASSERT(count("content-length") <= 1 && count("transfer-encoding") <= 1 && count("host") <= 1);
    BACKLOT_ASSERT(count("content-length") == 0 || count("transfer-encoding") == 0);
    if (const auto* coding = head.header("transfer-encoding")) BACKLOT_ASSERT(equal_ignoring_case(last_of(*coding), "chunked"));
    for (const auto& [name, value] : head.headers) {
        BACKLOT_ASSERT(!name.empty() && name.find_first_of(" \t\r\n:") == name.npos);
        BACKLOT_ASSERT(value.find_first_of(std::string_view("\r\n\0", 3)) == value.npos);
    }
}

// What the requests were, as text.
std::string read_all(std::string_view bytes, std::size_t piece_bytes) {
    Body body;
    RequestReader reader(8192, body);
    std::string story;
    std::string waiting;
    bool in_head = true;
    for (std::size_t at = 0; at < bytes.size(); at += piece_bytes) {
        waiting.append(bytes.substr(at, piece_bytes));
        while (!waiting.empty()) {
            const auto progress = reader.advance(waiting);
            BACKLOT_ASSERT(progress.consumed <= waiting.size());
            waiting.erase(0, progress.consumed);
            if (progress.step == RequestReader::Step::need_more) break;
            // When it is refused, and as what, depends on how much of the head was there; what came before does not.
            if (progress.step != RequestReader::Step::head && progress.step != RequestReader::Step::complete) return story;
            if (in_head) {
                check_head(reader.head());
                story += "\nhead " + reader.head().method + " " + reader.head().target;
                for (const auto& [name, value] : reader.head().headers) story.append("\n").append(name).append("=").append(value);
                in_head = false;
            }
            if (!reader.is_complete()) continue;
            story += "\nbody " + body.text;
            body.text.clear();
            if (!reader.keep_alive()) return story;
            reader.begin();
            in_head = true;
        }
    }
    return story;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0 || size > 4096) return 0;
    const auto bytes = fuzz::text_of(data + 1, size - 1);
    const auto whole = read_all(bytes, bytes.size() + 1);
    const auto pieces = read_all(bytes, std::size_t{data[0]} % 64 + 1);
    if (whole != pieces) std::fprintf(stderr, "whole:%s\n\nin pieces:%s\n", whole.c_str(), pieces.c_str());
    BACKLOT_ASSERT(whole == pieces);
    return 0;
}
