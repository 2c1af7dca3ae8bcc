// S3's chunked bodies: however they are cut into pieces, the same payload or the same refusal comes out.
#include <string>

#include "tests/fuzz/fuzz.h"
#include "sigv4/chunked.h"

namespace {

using namespace backlot;

std::string read_all(const sigv4::ChunkedOptions& options, std::string_view body, std::size_t piece_bytes) {
    sigv4::ChunkedDecoder decoder(options);
    std::string payload;
    for (std::size_t at = 0; at < body.size(); at += piece_bytes) {
        const auto fed = decoder.feed(body.substr(at, piece_bytes), [&](std::string_view bytes) -> Result<> {
            payload.append(bytes);
            return {};
        });
        if (!fed) return fed.error().code;
    }
    BACKLOT_ASSERT(decoder.decoded_bytes() == payload.size() && payload.size() <= body.size());
    if (const auto done = decoder.finish(); !done) return done.error().code;
    BACKLOT_ASSERT(!options.decoded_length || payload.size() == *options.decoded_length);
    for (const auto& [name, value] : decoder.trailers()) payload.append("\n").append(name).append("=").append(value);
    return payload;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 3) return 0;
    constexpr sigv4::Payload kinds[] = {sigv4::Payload::chunks_signed, sigv4::Payload::chunks_signed_with_trailer,
                                        sigv4::Payload::chunks_with_trailer};
    sigv4::ChunkedOptions options{.payload = kinds[data[0] % 3],
                                  .chain = {.signing_key = "key", .timestamp = "20130524T000000Z", .scope = "20130524/us-east-1/s3/aws4_request",
                                            .seed_signature = std::string(64, 'a')},
                                  .decoded_length = {},
                                  .trailers = {"x-amz-checksum-crc32"}};
    if (data[2] < 128) options.decoded_length = data[2];
    const auto body = fuzz::text_of(data + 3, size - 3);
    BACKLOT_ASSERT(read_all(options, body, body.size() + 1) == read_all(options, body, std::size_t{data[1]} % 48 + 1));
    return 0;
}
