#include "sigv4/chunked.h"

#include <algorithm>
#include <charconv>

#include "base/encoding.h"
#include "sigv4/canonical.h"
#include "sigv4/errors.h"

namespace backlot::sigv4 {
namespace {

std::string chunk_text(const ChunkChain& chain, std::string_view previous, std::string_view payload_sha256_hex) {
    std::string text = "AWS4-HMAC-SHA256-PAYLOAD\n";
    text.append(chain.timestamp).append("\n").append(chain.scope).append("\n").append(previous).append("\n");
    text.append(empty_sha256).append("\n").append(payload_sha256_hex);
    return text;
}

std::string trailer_text(const ChunkChain& chain, std::string_view previous, const std::vector<Header>& trailers) {
    std::string lines;
    for (const auto& [name, value] : trailers) lines.append(name).append(":").append(value).append("\n");
    std::string text = "AWS4-HMAC-SHA256-TRAILER\n";
    text.append(chain.timestamp).append("\n").append(chain.scope).append("\n").append(previous).append("\n");
    text.append(sha256_hex(lines));
    return text;
}

std::string signature_of(const ChunkChain& chain, std::string_view text) {
    return hex(hmac_sha256(chain.signing_key, text));
}

Error mismatch(std::string_view text, std::string_view signature) {
    return errors::signature_does_not_match(Dialect::s3, {{}, {}, text, signature});
}

}  // namespace

Result<ChunkedOptions> chunked_options(const Claim& claim, const Message& message, std::string_view signing_key) {
    ChunkedOptions options{.payload = claim.payload,
                           .chain = {.signing_key = std::string(signing_key),
                                     .timestamp = basic_time(claim.timestamp),
                                     .scope = claim.scope(),
                                     .seed_signature = claim.signature}};
    const auto* length = message.header("x-amz-decoded-content-length");
    if (length == nullptr)
        return fail("MissingContentLength", "You must provide the Content-Length HTTP header.", 411);
    std::uint64_t value = 0;
    const auto [end, code] = std::from_chars(length->data(), length->data() + length->size(), value);
    if (code != std::errc{} || end != length->data() + length->size())
        return fail(errors::invalid_argument("x-amz-decoded-content-length must be a number",
                                             "x-amz-decoded-content-length", *length));
    options.decoded_length = value;
    if (const auto* names = message.header("x-amz-trailer")) {
        std::string_view rest = *names;
        while (!rest.empty()) {
            const auto comma = rest.find(',');
            if (const auto name = trim(rest.substr(0, comma)); !name.empty())
                options.trailers.push_back(to_lower(name));
            rest.remove_prefix(comma == rest.npos ? rest.size() : comma + 1);
        }
    }
    return options;
}

ChunkedDecoder::ChunkedDecoder(ChunkedOptions options)
    : options_(std::move(options)), previous_signature_(options_.chain.seed_signature) {}

Result<> ChunkedDecoder::feed(std::string_view bytes, const Sink& sink) {
    while (!bytes.empty()) {
        if (state_ == State::end) return fail(errors::incomplete_body());
        if (state_ == State::payload) {
            const auto piece = bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), chunk_left_)));
            if (is_signed()) hash_.update(piece);
            BACKLOT_CHECK(sink(piece));
            decoded_ += piece.size();
            chunk_left_ -= piece.size();
            bytes.remove_prefix(piece.size());
            if (chunk_left_ == 0) state_ = State::payload_end;
            continue;
        }
        // The other states read a line that ends in CR LF.
        const auto feed_end = bytes.find('\n');
        const auto piece = bytes.substr(0, feed_end == bytes.npos ? bytes.size() : feed_end + 1);
        bytes.remove_prefix(piece.size());
        line_ += piece;
        const auto limit = state_ == State::trailer ? trailer_limit_bytes : line_limit_bytes;
        if (line_.size() > limit)
            return fail(state_ == State::trailer ? errors::malformed_trailer() : errors::incomplete_body());
        if (!line_.ends_with("\r\n")) continue;
        line_.resize(line_.size() - 2);
        if (state_ == State::chunk_line) {
            BACKLOT_CHECK(on_chunk_line());
        } else if (state_ == State::payload_end) {
            if (!line_.empty()) return fail(errors::incomplete_body());
            BACKLOT_CHECK(on_chunk_end());
        } else {
            BACKLOT_CHECK(on_trailer_line());
        }
        line_.clear();
    }
    return {};
}

Result<> ChunkedDecoder::on_chunk_line() {
    std::string_view line = line_;
    const auto semicolon = line.find(';');
    const auto size_text = trim(line.substr(0, semicolon));
    const auto [end, code] = std::from_chars(size_text.data(), size_text.data() + size_text.size(), chunk_size_, 16);
    if (size_text.empty() || code != std::errc{} || end != size_text.data() + size_text.size())
        return fail(errors::incomplete_body());
    chunk_signature_.clear();
    if (is_signed()) {
        constexpr std::string_view name = "chunk-signature=";
        const auto extension = semicolon == line.npos ? std::string_view{} : trim(line.substr(semicolon + 1));
        if (!extension.starts_with(name)) return fail(errors::incomplete_body());
        chunk_signature_ = std::string(extension.substr(name.size()));
    }
    ++chunk_number_;
    if (chunk_size_ > 0 && chunk_number_ > 1 && previous_size_ < smallest_chunk_bytes)
        return fail(errors::invalid_chunk_size(chunk_number_ - 1, previous_size_));
    previous_size_ = chunk_size_;
    if (options_.decoded_length && chunk_size_ > *options_.decoded_length - decoded_)
        return fail(errors::incomplete_body());
    chunk_left_ = chunk_size_;
    if (chunk_size_ > 0) {
        state_ = State::payload;
        return {};
    }
    return on_chunk_end();
}

Result<> ChunkedDecoder::on_chunk_end() {
    if (is_signed()) {
        const auto text = chunk_text(options_.chain, previous_signature_, hex(hash_.finish()));
        hash_ = Digest(Algorithm::sha256);
        const auto expected = signature_of(options_.chain, text);
        if (!equal_in_constant_time(expected, chunk_signature_)) return fail(mismatch(text, chunk_signature_));
        previous_signature_ = expected;
    }
    // The last chunk has no payload: behind its line stand the trailers, or at least an empty line.
    state_ = chunk_size_ == 0 ? State::trailer : State::chunk_line;
    return {};
}

Result<> ChunkedDecoder::on_trailer_line() {
    trailer_bytes_ += line_.size();
    if (trailer_bytes_ > trailer_limit_bytes) return fail(errors::malformed_trailer());
    // AWS's own example ends a trailer's value with LF before CR LF.
    std::string_view line = line_;
    while (line.ends_with('\n')) line.remove_suffix(1);
    line = trim(line);
    if (line.empty()) return on_trailers_end();
    const auto colon = line.find(':');
    if (options_.payload == Payload::chunks_signed || colon == line.npos || colon == 0)
        return fail(errors::malformed_trailer());
    const auto name = to_lower(trim(line.substr(0, colon)));
    const auto value = std::string(trim(line.substr(colon + 1)));
    if (name == "x-amz-trailer-signature") {
        trailer_signature_ = value;
        return {};
    }
    if (std::ranges::find(options_.trailers, name) == options_.trailers.end()) return fail(errors::malformed_trailer());
    trailers_.emplace_back(name, value);
    return {};
}

Result<> ChunkedDecoder::on_trailers_end() {
    for (const auto& name : options_.trailers)
        if (std::ranges::find(trailers_, name, &Header::first) == trailers_.end())
            return fail(errors::malformed_trailer());
    if (options_.payload == Payload::chunks_signed_with_trailer) {
        const auto text = trailer_text(options_.chain, previous_signature_, trailers_);
        if (!equal_in_constant_time(signature_of(options_.chain, text), trailer_signature_))
            return fail(mismatch(text, trailer_signature_));
    }
    state_ = State::end;
    return {};
}

Result<> ChunkedDecoder::finish() const {
    if (state_ != State::end || (options_.decoded_length && decoded_ != *options_.decoded_length))
        return fail(errors::incomplete_body());
    return {};
}

ChunkedEncoder::ChunkedEncoder(Payload payload, ChunkChain chain)
    : payload_(payload), chain_(std::move(chain)), previous_signature_(chain_.seed_signature) {}

std::string ChunkedEncoder::frame(std::string_view payload) {
    char size[20];
    const auto [end, code] = std::to_chars(size, size + sizeof size, payload.size(), 16);
    std::string out(size, end);
    if (payload_ != Payload::chunks_with_trailer) {
        previous_signature_ = signature_of(chain_, chunk_text(chain_, previous_signature_, sha256_hex(payload)));
        out.append(";chunk-signature=").append(previous_signature_);
    }
    return out.append("\r\n");
}

std::string ChunkedEncoder::chunk(std::string_view payload) {
    auto out = frame(payload);
    return out.append(payload).append("\r\n");
}

std::string ChunkedEncoder::end(const std::vector<Header>& trailers) {
    auto out = frame({});
    for (const auto& [name, value] : trailers) out.append(name).append(":").append(value).append("\r\n");
    if (payload_ == Payload::chunks_signed_with_trailer)
        out.append("x-amz-trailer-signature:")
            .append(signature_of(chain_, trailer_text(chain_, previous_signature_, trailers)))
            .append("\r\n");
    return out.append("\r\n");
}

}  // namespace backlot::sigv4
