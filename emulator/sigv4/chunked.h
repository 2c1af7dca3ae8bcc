// S3's own chunked bodies (content-encoding: aws-chunked): signed chunks, signed trailers, unsigned trailers.
//
// Source: Amazon S3 API Reference, "Signature calculations for the authorization header: transferring payload in
// multiple chunks", "... including trailing headers".
#pragma once

#include <cstdint>
#include <functional>

#include "base/digest.h"
#include "base/error.h"
#include "sigv4/message.h"

namespace backlot::sigv4 {

// What the chunks' signatures hang on. Not needed for Payload::chunks_with_trailer.
struct ChunkChain {
    std::string signing_key;
    std::string timestamp;       // "20130524T000000Z"
    std::string scope;           // "20130524/us-east-1/s3/aws4_request"
    std::string seed_signature;  // of the request's head
};

struct ChunkedOptions {
    Payload payload = Payload::chunks_signed;
    ChunkChain chain = {};
    std::optional<std::uint64_t> decoded_length = {};  // x-amz-decoded-content-length
    std::vector<std::string> trailers = {};            // names that x-amz-trailer announces, in lower case
};

// The decoder's options from a verified claim and its message. Fails with MissingContentLength or InvalidArgument.
[[nodiscard]] Result<ChunkedOptions> chunked_options(const Claim& claim, const Message& message,
                                                     std::string_view signing_key);

// Decodes piece by piece in bounded memory. The payload leaves before its chunk's signature is checked: whoever
// stores it may only keep it once `finish` has succeeded. After a failure the decoder must not be fed again.
class ChunkedDecoder {
  public:
    using Sink = std::function<Result<>(std::string_view payload)>;

    static constexpr std::size_t line_limit_bytes = 1024;
    static constexpr std::size_t trailer_limit_bytes = 16 * 1024;
    static constexpr std::uint64_t smallest_chunk_bytes = 8192;  // of any chunk but the last

    explicit ChunkedDecoder(ChunkedOptions options);

    // Fails with SignatureDoesNotMatch, InvalidChunkSizeError, IncompleteBody, MalformedTrailerError, or as `sink` does.
    [[nodiscard]] Result<> feed(std::string_view bytes, const Sink& sink);
    // The body has ended. Fails with IncompleteBody where the last chunk or payload is missing.
    [[nodiscard]] Result<> finish() const;
    // The trailers without x-amz-trailer-signature, names in lower case. Complete after `finish`.
    [[nodiscard]] const std::vector<Header>& trailers() const { return trailers_; }
    [[nodiscard]] std::uint64_t decoded_bytes() const { return decoded_; }

  private:
    enum class State { chunk_line, payload, payload_end, trailer, end };

    [[nodiscard]] Result<> on_chunk_line();
    [[nodiscard]] Result<> on_chunk_end();
    [[nodiscard]] Result<> on_trailer_line();
    [[nodiscard]] Result<> on_trailers_end();
    [[nodiscard]] bool is_signed() const { return options_.payload != Payload::chunks_with_trailer; }

    ChunkedOptions options_;
    State state_ = State::chunk_line;
    std::string line_;
    std::uint64_t chunk_size_ = 0;
    std::uint64_t chunk_left_ = 0;
    std::uint64_t chunk_number_ = 0;
    std::uint64_t previous_size_ = 0;
    std::uint64_t decoded_ = 0;
    std::size_t trailer_bytes_ = 0;
    std::string chunk_signature_;
    std::string previous_signature_;
    std::string trailer_signature_;
    Digest hash_{Algorithm::sha256};
    std::vector<Header> trailers_;
};

// The sending side: each call gives the bytes of one chunk, the last one those of the end and the trailers.
class ChunkedEncoder {
  public:
    ChunkedEncoder(Payload payload, ChunkChain chain);
    [[nodiscard]] std::string chunk(std::string_view payload);
    [[nodiscard]] std::string end(const std::vector<Header>& trailers = {});

  private:
    [[nodiscard]] std::string frame(std::string_view payload);

    Payload payload_;
    ChunkChain chain_;
    std::string previous_signature_;
};

}  // namespace backlot::sigv4
